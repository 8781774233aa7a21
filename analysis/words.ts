import type { Catalog } from "../catalog/index.ts";
import { globalModule } from "./values/value.ts";
import type { Words } from "./workspace/scan.ts";

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The prefilter's words, all of them from the catalog, so that a new ORM or pool needs no change here. */
export function wordsOf(catalog: Catalog): Words {
  const reads = new Set<string>();
  for (const orm of catalog.orms)
    for (const read of orm.reads) {
      const method = read.call.split(".")[1];
      // Some calls hand back one row and read all: their place of "no bound" is the call itself.
      const all = read.rows === "many" || read.notABound?.some(({ place }) => !Object.keys(place).length);
      if (method && all) reads.add(method);
      for (const head of read.builder?.head ?? []) reads.add(head);
    }
  const starts: string[] = [];
  for (const pool of catalog.pools)
    if (pool.packages.includes(globalModule))
      for (const entry of pool.entries) starts.push(`\\b${escaped(entry.on.replace(/^new /, ""))}\\b`);
  return {
    reads: new RegExp(`[.$](?:${[...reads].map(escaped).join("|")})\\b`),
    starts: new RegExp(starts.length ? starts.join("|") : "(?!)"),
  };
}
