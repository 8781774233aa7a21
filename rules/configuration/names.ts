/** Names that a configuration may use. `schemas/configuration.schema.json` holds the same; a test compares them. */

import type { RuleSetting } from "../configuration.ts";
import type { EntryKind } from "../finding.ts";

/** Every rule of the contract: a configuration keeps its meaning whichever of them this version checks. */
export const ruleNames: readonly string[] = [
  "unbounded-read",
  "rows-escape",
  "accumulated-pages",
  "limit-not-in-sql",
  "relation-explosion",
  "wide-select",
  "buffered-stream",
  "rows-held-across-await",
  "in-memory-work",
  "pool-not-closed",
  "unbounded-fan-out",
  "pool-memory-limit",
  "idle-connections",
];

export const ruleSettings: readonly RuleSetting[] = ["warning", "information", "hint", "off"];

export const entryKinds: readonly EntryKind[] = [
  "thread",
  "process",
  "queue",
  "schedule",
  "consumer",
  "fan-out",
  "request",
];

/** The configuration file's name, looked for from a file's folder upward. */
export const configurationFile = "orm-memory.config.json";

/** The name nearest to a mistyped one, when it is near enough to be meant; null otherwise. */
export function nearestName(wrong: string, names: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.max(2, Math.floor(wrong.length / 3)) + 1;
  for (const name of names) {
    const distance = editDistance(wrong.toLowerCase(), name.toLowerCase());
    if (distance < least) [best, least] = [name, distance];
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
