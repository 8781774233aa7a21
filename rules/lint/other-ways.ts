import type { EntrySite } from "../../analysis/entries/entry.ts";
import { atOf } from "../../analysis/facts.ts";
import type { Program } from "../../analysis/program.ts";
import { reachedKey } from "../../analysis/reach/node.ts";
import type { Walk } from "../../analysis/reach/walk.ts";
import type { Finding } from "../finding.ts";

/** Entries by the functions that they run. */
export function startsOf(walked: Walk): Map<string, EntrySite[]> {
  const starts = new Map<string, EntrySite[]>();
  for (const entry of walked.entries)
    for (const { scope, self } of entry.targets)
      for (const key of new Set([reachedKey(scope, undefined), reachedKey(scope, self)]))
        starts.set(key, [...(starts.get(key) ?? []), entry]);
  return starts;
}

/** How many more entries reach the function that reads. */
export function otherWays(
  program: Program,
  walked: Walk,
  starts: ReadonlyMap<string, EntrySite[]>,
  finding: Finding,
): number {
  const last = finding.path.at(-1);
  if (!last) return 0;
  const entries = new Set<EntrySite>();
  const seen = new Set<string>();
  const open: string[] = [];
  const at = atOf(last.line, last.column);
  for (const [key, node] of walked.reached) {
    if (node.scope.file !== finding.file) continue;
    const fn = program.evaluator.fn(node.scope);
    if (fn.calls.some((c) => c.chain.some((s) => s.at === at))) open.push(key);
  }
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    for (const entry of starts.get(key) ?? []) entries.add(entry);
    for (const { from, handedBy = from } of walked.incoming.get(key) ?? [])
      open.push(reachedKey(handedBy.scope, handedBy.self));
  }
  // A registering function's own entry is the same as those at its callers.
  for (const entry of [...entries])
    for (let through = entry.through; through; through = through.entry.through) entries.delete(through.entry);
  return Math.max(0, new Set([...entries].map(({ file, at }) => `${file}:${at}`)).size - 1);
}
