import type { Call, Segment } from "../facts.ts";
import type { Program } from "../program.ts";
import { namesOf } from "../values/names.ts";
import type { Value } from "../values/value.ts";
import type { Reached } from "./node.ts";

/** True for a call that does not run on the way to a function, whatever stands in its source. */
export const isElsewhere = (program: Program, node: Reached, call: Call): boolean =>
  isOutside(node, call) || isCutOff(program, node, call);

/** True for a call on the side that starts the work (`if (isMainThread)`), in a file that holds both sides. */
function isOutside({ entry }: Reached, call: Call): boolean {
  const { outside } = entry.pattern;
  return outside !== undefined && (call.when?.some((w) => !w.negated && outside.includes(w.test as string)) ?? false);
}

/** True for a call of a name from around a function that is sent elsewhere as text. */
function isCutOff(program: Program, { entry, scope }: Reached, call: Call): boolean {
  if (!entry.pattern.alone || typeof call.root !== "string") return false;
  const facts = program.evaluator.facts(scope.file);
  const name = call.root.split(".")[0]!;
  for (let fn = scope.fn, inside = true; fn >= 0; fn = facts.functions[fn]!.parent) {
    const declared = namesOf(facts, fn).get(name);
    if (declared) return !inside && entry.targets.some((t) => t.scope.file === scope.file);
    if (entry.targets.some((t) => t.scope.file === scope.file && t.scope.fn === fn)) inside = false;
  }
  return false;
}

/** `xs.map(async () => { await limit(() => …); })`: as many run as the limiter lets through, which is its own entry. */
export function isLimited(program: Program, { entry, scope }: Reached, callee: Value[]): boolean {
  if (entry.kind !== "fan-out" || "at" in Object(entry.pattern.atOnce)) return false;
  return callee.some((value) => {
    if (value.is !== "external") return false;
    const made = value.steps.findLast((step) => (step.is === "call" || step.is === "new") && step.scope);
    // A limiter that each element makes for itself limits nothing.
    if (!made?.scope || (made.scope.file === scope.file && made.scope.fn === scope.fn)) return false;
    return program.poolIndex
      .knowing(value)
      .some(
        ({ pool, library, patterns }) =>
          pool.kind === "fan-out" &&
          [...library.kinds(value).keys()].some((label) =>
            patterns
              .get(label)
              ?.some(({ atOnce }) => typeof atOnce === "object" && "of" in atOnce && atOnce.of === "maker"),
          ),
      );
  });
}

export function isEntryCallback(program: Program, callee: Value[], segment: Segment): boolean {
  for (const value of callee) {
    if (value.is !== "external") continue;
    const handlers = program.poolIndex.handlers.filter(({ library }) => library.mayKnow(value.module));
    for (const { pool, library, patterns } of [...program.poolIndex.knowing(value), ...handlers]) {
      if (pool.kind === "fan-out") continue;
      for (const label of library.kinds(value).keys())
        if (patterns.has(segment.new ? `new ${label}` : label)) return true;
    }
  }
  return false;
}
