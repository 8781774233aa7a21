import type { Catalog } from "../catalog/index.ts";
import { globalModule } from "./values/value.ts";
import type { Words } from "./workspace/scan.ts";

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The prefilter's words, all of them from the catalog, so that a new ORM or pool needs no change here. */
export function wordsOf(catalog: Catalog): Words {
  const reads = catalog.orms.map((orm) => {
    const names = new Set<string>();
    for (const read of orm.reads) {
      const method = read.call.split(".")[1];
      if (method && (read.rows === "many" || read.notABound)) names.add(method);
      for (const head of read.builder?.head ?? []) names.add(head);
    }
    return [...names].map(escaped).join("|");
  });
  const starts: string[] = [];
  for (const pool of catalog.pools)
    if (pool.packages.includes(globalModule))
      for (const entry of pool.entries) starts.push(`\\b${escaped(entry.on.replace(/^new /, ""))}\\b`);
  return {
    anyRead: new RegExp(`[.](?:${reads.filter(Boolean).join("|") || "(?!)"})\\b`),
    reads: reads.map((names) => new RegExp(`[.](?:${names || "(?!)"})\\b`)),
    starts: new RegExp(starts.length ? starts.join("|") : "(?!)"),
  };
}
