import type { Expr, Parameter } from "../facts.ts";

/** What a call hands over for a parameter, by its place or by its name; undefined where it hands over nothing. */
export function argumentFor(
  parameters: readonly Parameter[],
  args: readonly Expr[] | undefined,
  index: number,
): Expr | undefined {
  const last = args?.at(-1);
  if (typeof last !== "object" || last === null || !("object" in last) || !last.keywords) return args?.[index];
  const name = parameters[index]?.name;
  const named = last.object.find(([key]) => key === name);
  if (named) return named[1];
  return index < args!.length - 1 ? args![index] : undefined;
}
