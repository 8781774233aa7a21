import type { At, Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import { type Scope, scopeKey } from "../values/value.ts";
import type { EntrySite } from "./entry.ts";
import { nativeSite } from "./native.ts";
import { objectsIn } from "./objects.ts";
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
    const written: [expr: Expr | undefined, at: At][] = [
      ...fn.bindings.map(({ init, at }): [Expr | undefined, At] => [init, at]),
      ...fn.calls.flatMap(({ chain }) =>
        chain.flatMap(({ arguments: list = [], at }) => list.map((argument): [Expr, At] => [argument, at])),
      ),
      ...fn.returns.map((value): [Expr, At] => [value, fn.at]),
    ];
    for (const [expr, at] of written)
      for (const entries of objectsIn(expr))
        yield { keys: new Map(entries.map(([key, value]) => [key, value])), scope, at };
  }
}
