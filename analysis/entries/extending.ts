import type { Program } from "../program.ts";
import { ancestry } from "../values/members.ts";
import type { ClassRef, Scope } from "../values/value.ts";
import { concurrencyOf } from "./concurrency.ts";
import { type EntrySite, entrySite } from "./entry.ts";
import { methodTargets } from "./methods.ts";

/**
 * Entries of a class that extends a library's, and of those that extend it: `class Sync(Thread)` with `run`. A class between
 * them that has no such method itself starts nothing.
 */
export function extending(program: Program, ref: ClassRef): EntrySite[] {
  const { evaluator } = program;
  const { classes, base } = ancestry(evaluator, ref);
  if (!base || classes.length > 1) return [];
  const sites: EntrySite[] = [];
  for (const { pool, library, patterns } of program.poolIndex.knowing(base))
    for (const label of library.kinds(base).keys())
      for (const pattern of patterns.get(`extends ${label}`) ?? []) {
        if (!("method" in pattern.runs)) continue;
        for (const one of [ref, ...program.subclassesOf(ref)]) {
          const own = evaluator.classFacts(one);
          const scope: Scope = { file: one.file, fn: Math.max(own.parent, 0) };
          const targets = methodTargets(evaluator, one, pattern.runs.method);
          if (!targets.length) continue;
          const told = concurrencyOf(program, pattern.atOnce);
          sites.push(entrySite(pool, pattern, { scope, at: own.at }, { ...told, targets }));
        }
      }
  return sites;
}
