import type { Call } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Reached } from "../reach/node.ts";
import type { Scope } from "../values/value.ts";
import type { ReadSite } from "./read.ts";

const deepest = 8;

/**
 * Whether a builder that a function hands back is run as it is on this way: awaited, handed on, or given to a pool. A
 * caller that adds to it is judged where it does so, and one that puts it into another statement runs nothing.
 */
export function isRunAsIs(program: Program, node: Reached, site: ReadSite): boolean {
  if (!site.handedBack) return true;
  let current = node;
  for (let hops = 0; hops < deepest; hops++) {
    const { by } = current;
    if (!by?.call) return true;
    const call = program.evaluator.fn(by.from.scope).calls[by.call.call]!;
    if (call.chain.slice(by.call.segment + 1).some((s) => s.arguments)) return isRunBy(site, call, by.call.segment);
    if (call.awaited) return true;
    const { use } = call;
    if (use.as === "passed") return use.name === "all" || use.name === "allSettled";
    if (use.as === "bound") return isBoundAndRun(program, by.from.scope, use.name ?? "");
    if (use.as !== "returned" && use.as !== "yielded") return false;
    if (program.evaluator.fn(by.from.scope).async) return true;
    current = by.from;
  }
  return true;
}

/** `base().then(…)` runs what it starts from, and adds nothing. */
function isRunBy(site: ReadSite, call: Call, segment: number): boolean {
  const next = call.chain.slice(segment + 1).find((s) => s.arguments);
  return next !== undefined && (site.read.builder?.runs.includes(next.name) ?? false);
}

/** A name that is awaited, or called upon, is told there. */
function isBoundAndRun(program: Program, scope: Scope, name: string): boolean {
  const fn = program.evaluator.fn(scope);
  const uses = fn.bindings.findLast((b) => b.name === name)?.uses ?? [];
  if (fn.calls.some((call) => call.root === name)) return false;
  return uses.some((u) => u.as === "returned" || (u.as === "passed" && (u.name === "all" || u.name === "allSettled")));
}
