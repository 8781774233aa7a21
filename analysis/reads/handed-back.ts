import type { Builder } from "../../catalog/index.ts";
import type { Call } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Reached } from "../reach/node.ts";
import type { Scope, Step } from "../values/value.ts";
import { isAll, rowsOf } from "./builders.ts";
import type { ReadSite } from "./read.ts";
import { onName, onParameter, stepsOfSegments, withHanded } from "./statements.ts";

const deepest = 8;

/** Where a builder is held: by a call, in the function that makes the call. */
interface Held {
  scope: Scope;
  call: Call;
}

/**
 * A read as it is run on this way. A builder that a function hands back is its caller's to add to, and to run: what the
 * caller does to it counts, and one that only becomes a part of another statement is no read.
 */
export function asRun(program: Program, node: Reached, site: ReadSite): ReadSite | undefined {
  const { builder } = site.read;
  if (!site.handedBack || !builder) return site;
  const added: Step[] = [];
  let current: Reached = node;
  for (let hops = 0; hops < deepest; hops++) {
    const { by } = current;
    if (!by?.call) break;
    const call = program.evaluator.fn(by.from.scope).calls[by.call.call]!;
    added.push(...stepsOfSegments(call.chain.slice(by.call.segment + 1), by.from.scope));
    const after = passedOn(program, { scope: by.from.scope, call }, builder, added, 0);
    if (after === "no") return undefined;
    if (after === "run") break;
    current = by.from;
  }
  if (!added.length) return site;
  const more = [...site.more, ...withHanded(program, added, builder)];
  const rows = rowsOf(program, [...site.receiver.steps, ...more], site.read, builder);
  return rows && { ...site, first: false, groups: false, ...rows, more };
}

/** What becomes of a call that holds a builder: it is run, it is not, or it goes on to the caller. */
function passedOn(
  program: Program,
  { scope, call }: Held,
  builder: Builder,
  added: Step[],
  depth: number,
): "run" | "no" | "caller" {
  if (builder.runs.includes(added.at(-1)?.name ?? "") || call.awaited || isAll(call.use)) return "run";
  const { use } = call;
  const fn = program.evaluator.fn(scope);
  if (use.as === "returned" || use.as === "yielded") return fn.async ? "run" : "caller";
  if (use.as === "bound") {
    const name = use.name ?? "";
    added.push(...onName(program, scope, name, builder));
    if (fn.calls.some((c) => c.root === name && (c.awaited || isAll(c.use)))) return "run";
    const uses = fn.bindings.findLast((b) => b.name === name)?.uses ?? [];
    if (uses.some((u) => u.as === "awaited" || isAll(u))) return "run";
    const back = (u: { as: string }): boolean => u.as === "returned";
    if (uses.some(back) || fn.calls.some((c) => c.root === name && back(c.use))) return fn.async ? "run" : "caller";
    return "no";
  }
  if (use.as !== "passed" || use.call === undefined || use.argument === undefined || depth > 2) return "no";
  // `narrow(this.base())`: a function of the workspace that adds to it and hands it back.
  const outer = fn.calls[use.call]!;
  const index = outer.chain.findLastIndex((s) => s.arguments);
  const narrowing = program.evaluator.callee(scope, use.call, index).filter((v) => v.is === "function");
  if (!narrowing.length) return "no";
  for (const value of narrowing) added.push(...onParameter(program, value.scope, use.argument, builder, 0));
  return passedOn(program, { scope, call: outer }, builder, added, depth + 1);
}
