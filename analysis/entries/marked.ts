import type { Marked } from "../../catalog/index.ts";
import { calledName, type Expr, isInside } from "../facts.ts";
import { languageOf, speaks } from "../language.ts";
import type { Program } from "../program.ts";
import type { ClassRef, Scope } from "../values/value.ts";
import type { EntrySite } from "./entry.ts";
import { nativeSite } from "./native.ts";

/** Methods that a decorator of the workspace's own marks as jobs: `@OnJob({ name: "sync" }) async sync()`. */
export function markedEntries(program: Program, file: string, found: readonly EntrySite[]): EntrySite[] {
  const known = program.poolIndex.marks;
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
          const targets = [{ scope: { file, fn: member.function }, self, factor: 1 }];
          sites.push(nativeSite(program, pool, marked, { decorated: true }, place, { targets }));
        }
  });
  program.evaluator.facts(file).functions.forEach((fn, index) => {
    if (fn.class !== undefined || fn.parent < 0) return;
    for (const decorator of fn.decorators ?? [])
      for (const { pool, marked } of known) {
        if (taken.has(decorator.at) || !speaks(pool, languageOf(file))) continue;
        if (!marked.names.test(nameOf(decorator.callee)) || !marks(program, decorator.callee, file, marked)) continue;
        const place = { scope: { file, fn: fn.parent }, at: decorator.at };
        const targets = [{ scope: { file, fn: index }, factor: 1 }];
        sites.push(nativeSite(program, pool, marked, { decorated: true }, place, { targets }));
      }
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
