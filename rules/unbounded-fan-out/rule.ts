import type { EntrySite } from "../../analysis/entries/entry.ts";
import { nameOfEntry } from "../../analysis/entries/list.ts";
import { columnOf, lineOf } from "../../analysis/facts.ts";
import { languageOf } from "../../analysis/language.ts";
import { reachedKey } from "../../analysis/reach/node.ts";
import { scopeKey } from "../../analysis/values/value.ts";
import type { Finding } from "../finding.ts";
import { atOncePhrase } from "../reached/message.ts";
import { startOf } from "../reached/start.ts";
import { workFinding } from "../reached/work-finding.ts";
import type { ReachedWork, Rule } from "../rule.ts";
import { computeFanOutLimit, offerFanOutLimit } from "./fix.ts";
import { type LongList, longList } from "./list.ts";
import { queryOf, readsByFunction, type TaskQuery } from "./tasks.ts";

export const unboundedFanOut: Rule = {
  id: "unbounded-fan-out",
  description: "A query is started for each element of a list of unknown length, all at once.",
  severity: "warning",
  preview: true,
  checkWork,
  offer: offerFanOutLimit,
  fix: computeFanOutLimit,
};

function checkWork(work: ReachedWork): Finding[] {
  const lists = new Map<EntrySite, LongList>();
  const barriers = new Set<string>();
  for (const entry of work.walk.entries) {
    if (entry.kind !== "fan-out") continue;
    const list = isOpen(work, entry) ? longList(work, entry) : undefined;
    if (list) lists.set(entry, list);
    // What another fan-out starts is told there, and what a limiter lets through is limited.
    const limits = !list && !("elements" in entry.pattern.runs) && entry.atOnce !== "unbounded";
    if (list || limits) for (const { scope } of entry.targets) barriers.add(scopeKey(scope));
  }
  const reads = readsByFunction(work);
  const found: Finding[] = [];
  for (const [entry, list] of lists) {
    const query = queryOf(work, reads, entry, barriers);
    const told = query && finding(work, entry, list, query);
    if (told) found.push(told);
  }
  return found;
}

/** A fan-out that no number limits, at its own place: where a function of the workspace starts what it is handed, its callers' lists differ. */
function isOpen(work: ReachedWork, { atOnce, through, file }: EntrySite): boolean {
  return atOnce === "unbounded" && !through && !work.isIgnored(file);
}

function finding(work: ReachedWork, entry: EntrySite, list: LongList, query: TaskQuery): Finding | undefined {
  const { program } = work;
  const confidence = Math.round(entry.confidence * list.confidence * query.confidence * 100) / 100;
  if (confidence < work.settingsOf(entry.file).minimumConfidence) return undefined;
  const name = nameOfEntry(program, entry);
  const around = aroundOf(work, entry);
  const line = `line ${lineOf(query.at)}${query.file === entry.file ? "" : ` of ${query.file}`}`;
  const start = startOf(program, entry);
  const told = workFinding({
    rule: unboundedFanOut.id,
    severity: query.unbounded && list.severity === "information" ? "warning" : list.severity,
    confidence,
    place: { file: entry.file, at: entry.at, name },
    entry: { kind: entry.kind, library: entry.pool.id, file: entry.file, line: lineOf(entry.at) },
    atOnce: entry.atOnce,
    source: entry.atOnceSource,
    what: `\`${name}\` waits for what was started for ${list.elements}`,
    message: `Starts a query for ${list.elements}, all at once${around}.`,
    details: [
      `Each task calls \`${query.name}\` in ${line}, and nothing limits how many tasks run at once. ${list.why}`,
      "A pool of connections lets a few of the queries through; the others wait with all that they hold in memory, and so does everybody else who needs a connection.",
    ],
    ...(languageOf(entry.file) === "python"
      ? { noFix: "by hand, a semaphore that each task enters, or so many tasks at a time" }
      : {}),
  });
  told.path.push({
    file: query.file,
    line: lineOf(query.at),
    column: columnOf(query.at),
    what: `each task calls ${query.name}`,
  });
  return start ? { ...told, start } : told;
}

/** ", in up to 8 jobs at once": what runs the fan-out itself more than once at a time. */
function aroundOf({ walk }: ReachedWork, { scope }: EntrySite): string {
  const outer = walk.reached.get(reachedKey(scope, undefined))?.entry;
  const several = outer && typeof outer.atOnce === "number" && outer.atOnce > 1 && !outer.overlaps;
  return several ? `, ${atOncePhrase(outer)}` : "";
}
