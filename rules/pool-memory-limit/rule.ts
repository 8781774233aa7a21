import { lineOf } from "../../analysis/facts.ts";
import { hasNoMemoryLimit, type Made, madeIn } from "../../analysis/lifetimes/made.ts";
import { madeFor } from "../../analysis/lifetimes/made-for.ts";
import { waysTo } from "../../analysis/reach/ways.ts";
import type { Finding } from "../finding.ts";
import { rowsPhrase } from "../reached/message.ts";
import { functionName } from "../reached/path.ts";
import { judge, worstVerdict } from "../reached/verdict.ts";
import { workFinding } from "../reached/work-finding.ts";
import type { ReachedRead, ReachedWork, Rule } from "../rule.ts";
import { computeMemoryLimit, offerMemoryLimit } from "./fixes/limit.ts";

export const poolMemoryLimit: Rule = {
  id: "pool-memory-limit",
  description: "A thread pool with unbounded reads below it starts its workers without a memory limit.",
  severity: "hint",
  preview: true,
  checkWork,
  offer: offerMemoryLimit,
  fix: computeMemoryLimit,
};

/** A read that loads too much, and what it loads. */
interface Loading {
  read: ReachedRead;
  rows: string;
  confidence: number;
}

function checkWork(work: ReachedWork): Finding[] {
  const { program, walk } = work;
  const made = madeIn(program).filter((one) => one.kind === "thread" && hasNoMemoryLimit(program, one));
  if (!made.length) return [];
  const loading = new Map<Made, Loading[]>();
  for (const read of work.reads) {
    if (worstVerdict(read)?.finding.severity !== "warning") continue;
    const told = new Set<Made>();
    for (const way of waysTo(walk, read.node)) {
      const makers = way.entry.kind === "thread" ? madeFor(walk, way.entry, made) : [];
      const verdict = makers.length ? judge({ ...read, node: way }) : undefined;
      if (verdict?.is !== "finding" || verdict.finding.severity !== "warning") continue;
      for (const maker of makers) {
        if (told.has(maker)) continue;
        told.add(maker);
        const known = loading.get(maker) ?? [];
        known.push({ read, rows: rowsPhrase(read, verdict.grade), confidence: verdict.finding.confidence });
        loading.set(maker, known);
      }
    }
  }
  return [...loading]
    .filter(([maker]) => !work.isIgnored(maker.scope.file))
    .map(([maker, reads]) => finding(work, maker, reads));
}

function finding({ program }: ReachedWork, made: Made, reads: Loading[]): Finding {
  const [worst] = reads.sort((a, b) => b.confidence - a.confidence);
  const { read, rows, confidence } = worst!;
  const { site } = read;
  const workers =
    typeof made.atOnce !== "number" ? "the workers" : made.atOnce === 1 ? "a worker" : `up to ${made.atOnce} workers`;
  const more = reads.length > 1 ? `, one of ${reads.length} such reads` : "";
  const option = made.making.memoryLimit![0]!.split(".").slice(1).join(".");
  return workFinding({
    rule: poolMemoryLimit.id,
    severity: "hint",
    confidence,
    place: { file: made.scope.file, at: made.at, name: made.name },
    entry: { kind: made.kind, library: made.pool.id, file: made.scope.file, line: lineOf(made.at) },
    atOnce: made.atOnce,
    source: made.source,
    what: `${functionName(program, made.scope)} starts ${workers} of ${made.pool.name}`,
    message: `Starts ${workers} without a memory limit, and \`${site.name}\` below loads ${rows}${more}.`,
    details: [
      `The read is in line ${lineOf(site.at)} of ${site.scope.file}; there is no \`${option}\`, so one worker may take the memory of the whole process.`,
      "Measured: four workers that read 100,000 rows each peaked at 1,096 MB. With a limit of 60 MB one of four tasks failed with ERR_WORKER_OUT_OF_MEMORY, the process lived, and the peak was 550 MB.",
      "A process for each task, four at once, peaked at 740 MB and gave all but 49 MB back at its end.",
    ],
  });
}
