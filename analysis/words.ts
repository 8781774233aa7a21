import type { Catalog, Pool } from "../catalog/index.ts";
import { type Language, speaks } from "./language.ts";
import { globalModule } from "./values/value.ts";
import type { Words, WordsByLanguage } from "./workspace/scan.ts";

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The prefilter's words, all of them from the catalog, so that a new ORM or pool needs no change here. */
export function wordsOf(catalog: Catalog): WordsByLanguage {
  return { typescript: wordsFor("typescript", catalog), python: wordsFor("python", catalog) };
}

/** Fits no text, and is seen to at its start: others would be tried at every place of it. */
const never = "^(?!)";

function wordsFor(language: Language, catalog: Catalog): Words {
  const pools = catalog.pools.filter((pool) => speaks(pool, language));
  // The others keep their place, as reads are told by their numbers.
  const reads = catalog.orms.map((orm) => {
    if (!speaks(orm, language)) return never;
    const names = new Set<string>();
    const words = new Set<string>();
    for (const read of orm.reads) {
      const method = read.call.split(".")[1];
      if (read.word) words.add(read.word);
      else if (method && (read.rows === "many" || read.notABound)) names.add(escaped(method));
      for (const word of [...(read.builder?.head ?? []), ...(read.builder?.words ?? [])]) names.add(escaped(word));
      // A cursor may be made elsewhere, and is read where it is emptied.
      for (const run of read.builder?.toldAtStart ? read.builder.runs : []) names.add(escaped(run));
    }
    return [...(names.size ? [`[.](?:${[...names].join("|")})\\b`] : []), ...words].join("|") || never;
  });
  const starts: string[] = [];
  // In a file of markup a timer refreshes a page.
  const inMarkup: string[] = [];
  for (const pool of pools)
    if (pool.packages.includes(globalModule)) {
      const before = starts.length;
      for (const { on, runs, when, again } of pool.entries) {
        if (on.startsWith(".")) {
          starts.push(`[.]${escaped(on.slice(1))}\\(\\s*async\\b`);
          continue;
        }
        if (when && "is" in when) {
          starts.push(`\\b${escaped(on)}\\(\\s*["'\`]${escaped(when.is)}\\b`);
          continue;
        }
        // A list that is written out (`Promise.all([a(), b()])`) maps nothing, and is the commoner form by far.
        if (again) {
          // `setTimeout(resolve, …)` waits, and starts nothing.
          starts.push(`\\b${escaped(on)}\\(\\s*(?!(?:res|resolve|r|done|reject)\\b)`);
          continue;
        }
        const mapped = "elements" in runs ? "\\s*(?:<[^()]*>)?\\(\\s*(?!\\[\\s*(?!\\.\\.\\.))" : "\\b";
        starts.push(`\\b${escaped(on.replace(/^new /, ""))}${mapped}`);
      }
      if (pool.kind !== "schedule") inMarkup.push(...starts.slice(before));
    }
  for (const { written = [] } of pools) for (const { text } of written) starts.push(`["'\`](?:${text.source})["'\`]`);
  for (const { marked = [] } of pools)
    for (const { by } of marked) starts.push(`\\b(?:${by.map(escaped).join("|")})\\s*[(<]`);
  const hands = new Set(pools.flatMap((pool) => [...handNames(pool)]));
  return {
    hands: new RegExp(`[.](${[...hands].map(escaped).join("|") || never})\\s*[(<]`, "g"),
    anyRead: new RegExp(reads.filter((source) => source !== never).join("|") || never),
    reads: reads.map((source) => new RegExp(source)),
    starts: new RegExp(starts.length ? starts.join("|") : never),
    startsInMarkup: new RegExp(inMarkup.length ? inMarkup.join("|") : never),
  };
}

/** Methods of a queue and the like that take a callback on a value made elsewhere: `queue.process`. */
export function handNames(pool: Pool): Set<string> {
  const names = new Set<string>();
  if (pool.kind === "fan-out" || pool.kind === "request") return names;
  for (const { on, runs } of pool.entries) {
    const [kind = "", method] = on.split(".");
    // What is imported from the package itself is found by the import.
    const made = pool.values[kind]?.some((r) => !("exported" in r));
    if (made && method && !("file" in runs)) names.add(method);
  }
  return names;
}
