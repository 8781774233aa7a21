/** Lists and tables that only grow from round to round of a loop. */
import type { At, Binding, Expr, FunctionFacts } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Scope } from "../values/value.ts";
import { isContainer, shrinking } from "./containers.ts";

/** True for a list or table that was made before a loop, that nothing empties, and whose size the loop does not ask for. */
export function growsFrom(
  program: Program,
  scope: Scope,
  list: string,
  loop: { start: At; isInside(at: At): boolean },
): boolean {
  const { functions } = program.evaluator.facts(scope.file);
  for (let fn = scope.fn; fn >= 0; fn = functions[fn]!.parent) {
    const around = functions[fn]!;
    if (around.parameters.some(({ name }) => name === list)) return false;
    const binding = around.bindings.findLast(({ name }) => name === list);
    if (!binding) continue;
    // Another one of that name may be what is filled.
    if (around.bindings.filter(({ name }) => name === list).length > 1) return false;
    if (fn === scope.fn && binding.at > loop.start) return false;
    return isContainer(around, binding.init) && !isSmaller(functions, around, binding) && !isMeasured(binding, loop);
  }
  return false;
}

/** Emptied, or given another value than itself with more. */
function isSmaller(
  functions: readonly FunctionFacts[],
  around: FunctionFacts,
  { name, assigned = [] }: Binding,
): boolean {
  if (assigned.some((value) => !isMore(around, name, value))) return true;
  return functions.some(
    ({ calls, assignments }) =>
      assignments.some(({ target }) => target === name || target === `${name}.length`) ||
      calls.some(({ root, chain }) => root === name && shrinking.test(chain[0]?.name ?? "")),
  );
}

/** `[...list, …]`, `list.concat(…)` */
function isMore({ calls }: FunctionFacts, name: string, value: Expr): boolean {
  if (typeof value !== "object" || value === null) return false;
  if ("array" in value)
    return value.array.some(
      (item) => typeof item === "object" && item !== null && "spread" in item && item.spread === name,
    );
  if (!("call" in value)) return false;
  const { root, chain } = calls[value.call]!;
  return root === name && chain.length === 1 && chain[0]!.name === "concat";
}

/** The loop asks how much there is: it may stop at a size, or hand the list on when it is full. */
const isMeasured = ({ uses = [] }: Binding, { isInside }: { isInside(at: At): boolean }): boolean =>
  uses.some((use) => use.as === "counted" && isInside(use.at));
