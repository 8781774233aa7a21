/** What lets only some of the tasks of a fan-out go on at once: `async with semaphore:` inside the work. */
import type { EntryPattern } from "../../catalog/index.ts";
import type { Expr } from "../facts.ts";
import type { PoolLibrary } from "../pools.ts";
import type { Program } from "../program.ts";
import { numberOf } from "../values/places.ts";
import { type Scope, scopeKey } from "../values/value.ts";
import { type Told, unknown } from "./concurrency.ts";
import type { EntryTarget } from "./entry.ts";

/** Functions that are called from the work are looked at so far. */
const deepest = 2;

/** How many a gate lets through that the work enters, itself or in a function that it calls; undefined where it enters none. */
export function gateOf(
  program: Program,
  { library }: PoolLibrary,
  { gate }: EntryPattern,
  targets: readonly EntryTarget[],
): Told | undefined {
  if (!gate) return undefined;
  const { evaluator } = program;
  const seen = new Set<string>();

  const numberIn = (expr: Expr, scope: Scope): Told | undefined => {
    for (const value of evaluator.evaluate(expr, scope)) {
      if (value.is !== "external" || !library.kinds(value).has(gate.kind)) continue;
      const made = value.steps.findLast((step) => step.arguments);
      const [first] = made?.arguments ?? [];
      if (first === undefined) return made ? { atOnce: 1, source: value.name } : unknown;
      const number = made?.scope && numberOf(evaluator, first, made.scope);
      return number === undefined ? unknown : { atOnce: number, source: "its limit" };
    }
    // What is handed over as a parameter has only its name.
    return typeof expr === "string" && gate.named.test(expr) ? unknown : undefined;
  };

  const inside = (scope: Scope, depth: number): Told | undefined => {
    if (depth > deepest || seen.has(scopeKey(scope))) return undefined;
    seen.add(scopeKey(scope));
    const fn = evaluator.fn(scope);
    for (const held of fn.holds ?? []) {
      const told = numberIn(held, scope);
      if (told) return told;
    }
    for (const [c, { chain }] of fn.calls.entries())
      for (const callee of evaluator.callee(scope, c, chain.length - 1)) {
        const told = callee.is === "function" ? inside(callee.scope, depth + 1) : undefined;
        if (told) return told;
      }
    return undefined;
  };

  for (const { scope } of targets) {
    const told = inside(scope, 0);
    if (told) return told;
  }
  return undefined;
}
