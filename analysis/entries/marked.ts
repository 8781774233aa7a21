import type { Marked } from "../../catalog/index.ts";
import { calledName, type Decorator, type Expr, isInside } from "../facts.ts";
import { languageOf, speaks } from "../language.ts";
import type { Program } from "../program.ts";
import type { Scope } from "../values/value.ts";
import type { EntrySite, EntryTarget } from "./entry.ts";
import { nativeSite } from "./native.ts";

/**
 * Methods and functions that a decorator of the workspace's own marks as jobs: `@OnJob({ name: "sync" }) async sync()`. `found`
 * are the entries that are known otherwise.
 */
export function markedEntries(program: Program, file: string, found: readonly EntrySite[]): EntrySite[] {
  const known = program.poolIndex.marks.filter(({ pool }) => speaks(pool, languageOf(file)));
  if (!known.length) return [];
  const taken = new Set(found.map((site) => site.at));
  const sites: EntrySite[] = [];
  const add = (decorators: readonly Decorator[] | undefined, parent: number, target: EntryTarget): void => {
    for (const { callee, at } of decorators ?? [])
      for (const { pool, marked } of known) {
        if (taken.has(at) || !marked.names.test(nameOf(callee)) || !marks(program, callee, file, marked)) continue;
        const place = { scope: { file, fn: parent }, at };
        sites.push(nativeSite(program, pool, marked, { decorated: true }, place, { targets: [target] }));
      }
  };
  const { classes, functions } = program.evaluator.facts(file);
  classes.forEach(({ members, parent }, index) => {
    for (const { function: fn, decorators } of members)
      if (fn !== undefined)
        add(decorators, Math.max(parent, 0), { scope: { file, fn }, self: { file, class: index }, factor: 1 });
  });
  functions.forEach((fn, index) => {
    if (fn.class === undefined && fn.parent >= 0)
      add(fn.decorators, fn.parent, { scope: { file, fn: index }, factor: 1 });
  });
  return sites;
}

/** Names under which a file exports decorators of its own that mark jobs. */
export function markersOf(program: Program, file: string): string[] {
  const known = program.poolIndex.marks;
  if (!known.length) return [];
  return program.evaluator
    .facts(file)
    .exports.map((e) => e.name)
    .filter((name) =>
      known.some(
        ({ marked }) =>
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
  return functions.some(
    (one, index) =>
      isInside(functions, index, fn) && one.calls.some((call) => by.includes(calledName(call, call.chain.at(-1)!))),
  );
}
