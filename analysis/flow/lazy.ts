import type { Binding, FunctionFacts } from "../facts.ts";

/**
 * A name of Python that holds a lazy value, as the rows that it stands for once something goes over it: methods of it give
 * queries of their own. Undefined where the name is not of this function.
 */
export function lazyBinding({ bindings }: FunctionFacts, name: string): Binding | undefined {
  const binding = bindings.find((one) => one.name === name);
  return binding?.uses && { ...binding, uses: binding.uses.filter(({ as }) => as !== "method") };
}
