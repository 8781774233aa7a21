import type { Marked, Pool } from "../../catalog/index.ts";
import type { Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import type { ClassRef, Scope } from "../values/value.ts";
import { concurrencyOf } from "./concurrency.ts";
import { type EntrySite, entrySite } from "./entry.ts";

/** Methods that a decorator of the workspace's own marks as jobs: `@OnJob({ name: "sync" }) async sync()`. */
export function markedEntries(program: Program, file: string, found: readonly EntrySite[]): EntrySite[] {
  const known = program.pools.flatMap(({ pool }) => (pool.marked ?? []).map((marked) => ({ pool, marked })));
  if (!known.length) return [];
  const taken = new Set(found.map((site) => site.at));
  const sites: EntrySite[] = [];
  program.evaluator.facts(file).classes.forEach((cls, index) => {
    for (const member of cls.members)
      for (const decorator of member.decorators ?? [])
        for (const { pool, marked } of known) {
          if (member.function === undefined || taken.has(decorator.at)) continue;
          if (!marked.names.test(nameOf(decorator.callee)) || !marks(program, decorator.callee, file, marked)) continue;
          const self: ClassRef = { file, class: index };
          const place = { scope: { file, fn: Math.max(cls.parent, 0) }, at: decorator.at };
          sites.push(siteOf(program, pool, marked, place, { file, fn: member.function }, self));
        }
  });
  return sites;
}

/** Names under which a file exports decorators of its own that mark jobs. */
export function markersOf(program: Program, file: string): string[] {
  const known = program.pools.flatMap(({ pool }) => pool.marked ?? []);
  if (!known.length) return [];
  return program.evaluator
    .facts(file)
    .exports.map((e) => e.name)
    .filter((name) =>
      known.some(
        (marked) =>
          marked.names.test(name) &&
          program.evaluator
            .exported(file, name)
            .some((v) => v.is === "function" && leavesMark(program, v.scope, marked)),
      ),
    );
}

const nameOf = (callee: Expr): string => (typeof callee === "string" ? callee.split(".").at(-1)! : "");

const marks = (program: Program, callee: Expr, file: string, marked: Marked): boolean =>
  program.evaluator
    .evaluate(callee, { file, fn: 0 })
    .some((v) => v.is === "function" && leavesMark(program, v.scope, marked));

/** True for a function in which, or in a function inside which, a mark is left. */
function leavesMark(program: Program, { file, fn }: Scope, { by }: Marked): boolean {
  const { functions } = program.evaluator.facts(file);
  return functions.some((one, index) => {
    let around = index;
    while (around > fn) around = functions[around]!.parent;
    return (
      around === fn &&
      one.calls.some((call) => {
        const last = call.chain.at(-1)!;
        return by.includes(last.name || (typeof call.root === "string" ? call.root.split(".").at(-1)! : ""));
      })
    );
  });
}

function siteOf(
  program: Program,
  pool: Pool,
  { id, atOnce, confidence, says, source }: Marked,
  place: Pick<EntrySite, "scope" | "at">,
  scope: Scope,
  self: ClassRef,
): EntrySite {
  const pattern = { id, on: "", runs: { decorated: true } as const, atOnce, confidence, says, source };
  const told = concurrencyOf(program, atOnce, undefined, undefined, undefined);
  return entrySite(pool, pattern, place, { ...told, targets: [{ scope, self, factor: 1 }] });
}
