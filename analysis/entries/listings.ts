import type { Program } from "../program.ts";
import type { Scope } from "../values/value.ts";
import type { EntrySite } from "./entry.ts";
import { nativeSite } from "./native.ts";
import { collected } from "./targets.ts";

/** Functions that a class's attribute lists for a library which the file imports: `class WorkerSettings: functions = [load]`. */
export function listedEntries(program: Program, file: string): EntrySite[] {
  const specifiers = program.workspace.files.get(file)?.scan.specifiers ?? [];
  const sites: EntrySite[] = [];
  for (const { pool, library } of program.pools)
    for (const listing of pool.listings ?? []) {
      if (!specifiers.some((name) => library.imports(name))) continue;
      for (const cls of program.evaluator.facts(file).classes) {
        const member = listing.class.test(cls.name) && cls.members.find(({ name }) => name === listing.member);
        if (!member || member.init === undefined) continue;
        const scope: Scope = { file, fn: cls.fields ?? 0 };
        const { targets } = collected(program, { is: "value", expr: member.init, scope });
        const place = { scope, at: member.at };
        if (targets.length)
          sites.push(nativeSite(program, pool, listing, { callbacks: listing.member }, place, { targets }));
      }
    }
  return sites;
}
