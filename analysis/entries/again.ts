import type { Program } from "../program.ts";
import type { Scope } from "../values/value.ts";
import type { EntryTarget } from "./entry.ts";

/** Functions that are looked at before it is given up; a timer and what starts it again stand close together. */
const mostFunctions = 24;

/**
 * True when what a call runs comes back to the function that makes the call, by calls within its file: a job that
 * starts its own timer again.
 */
export function leadsBack(program: Program, targets: readonly EntryTarget[], scope: Scope): boolean {
  const { evaluator } = program;
  const { functions } = evaluator.facts(scope.file);
  const around = new Set<number>();
  for (let fn = scope.fn; fn > 0; fn = functions[fn]!.parent) around.add(fn);
  const seen = new Set<number>();
  const open = targets.flatMap((t) => (t.scope.file === scope.file ? [t.scope.fn] : []));
  for (let fn = open.pop(); fn !== undefined && seen.size < mostFunctions; fn = open.pop()) {
    if (around.has(fn)) return true;
    if (seen.has(fn)) continue;
    seen.add(fn);
    functions[fn]!.calls.forEach((call, c) => {
      call.chain.forEach((segment, s) => {
        if (!segment.arguments) return;
        for (const value of evaluator.callee({ file: scope.file, fn: fn! }, c, s))
          if (value.is === "function" && value.scope.file === scope.file) open.push(value.scope.fn);
        for (const argument of segment.arguments)
          if (typeof argument === "object" && argument && "function" in argument) open.push(argument.function);
      });
    });
  }
  return false;
}
