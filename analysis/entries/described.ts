import type { At, Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import { type Scope, scopeKey } from "../values/value.ts";
import type { EntrySite } from "./entry.ts";
import { nativeSite } from "./native.ts";
import { functionsOf } from "./targets.ts";

interface Described {
  keys: ReadonlyMap<string, Expr>;
  scope: Scope;
  at: At;
}

/**
 * Functions in objects that describe a job, in files that import the library which runs it:
 * `{"func": refresh, "interval": 30}`. `found` are the entries that are known otherwise.
 */
export function describedEntries(program: Program, file: string, found: readonly EntrySite[]): EntrySite[] {
  const specifiers = program.workspace.files.get(file)?.scan.specifiers ?? [];
  const known = program.pools.flatMap(({ pool, library }) =>
    specifiers.some((name) => library.imports(name)) ? (pool.described ?? []).map((d) => ({ pool, described: d })) : [],
  );
  if (!known.length) return [];
  const taken = new Set(found.flatMap((site) => site.targets.map((t) => scopeKey(t.scope))));
  const sites: EntrySite[] = [];
  for (const { keys, scope, at } of objectsOf(program, file))
    for (const { pool, described } of known) {
      const work = keys.get(described.key);
      if (work === undefined || !described.beside.some((key) => keys.has(key))) continue;
      const targets = functionsOf(program, work, scope).targets.filter((t) => !taken.has(scopeKey(t.scope)));
      if (!targets.length) continue;
      for (const target of targets) taken.add(scopeKey(target.scope));
      sites.push(nativeSite(program, pool, described, { callback: described.key }, { scope, at }, { targets }));
    }
  return sites;
}

/** Every object that a file's functions bind, hand over or give back. */
function* objectsOf(program: Program, file: string): Generator<Described> {
  for (const [index, fn] of program.evaluator.facts(file).functions.entries()) {
    const scope: Scope = { file, fn: index };
    for (const { init, at } of fn.bindings) yield* objectsIn(init, scope, at);
    for (const { chain } of fn.calls)
      for (const segment of chain)
        for (const argument of segment.arguments ?? []) yield* objectsIn(argument, scope, segment.at);
    for (const value of fn.returns) yield* objectsIn(value, scope, fn.at);
  }
}

function* objectsIn(expr: Expr | undefined, scope: Scope, at: At): Generator<Described> {
  if (typeof expr !== "object" || expr === null) return;
  if ("array" in expr) for (const item of expr.array) yield* objectsIn(item, scope, at);
  if (!("object" in expr)) return;
  yield { keys: new Map(expr.object.map(([key, value]) => [key, value])), scope, at };
  for (const [, value] of expr.object) yield* objectsIn(value, scope, at);
}
