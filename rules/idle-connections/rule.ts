import { lineOf } from "../../analysis/facts.ts";
import { type Opened, openedBy } from "../../analysis/lifetimes/connections.ts";
import { type Made, madeIn } from "../../analysis/lifetimes/made.ts";
import { filesRunBy } from "../../analysis/lifetimes/made-for.ts";
import type { Finding } from "../finding.ts";
import { workFinding } from "../reached/work-finding.ts";
import type { ReachedWork, Rule } from "../rule.ts";
import { commentOnly } from "../suppression-fix.ts";

export const idleConnections: Rule = {
  id: "idle-connections",
  description: "Each worker of a pool opens a pool of database connections of its own.",
  severity: "hint",
  preview: true,
  checkWork,
  ...commentOnly("Ignore these connections, with a reason"),
};

/** Fewer connections than these are what one process may have, too. */
const many = 20;

interface Each {
  made: Made;
  workers: number;
  opened: Opened;
}

function checkWork(work: ReachedWork): Finding[] {
  const { program, walk } = work;
  const most = new Map<string, Each>();
  for (const made of madeIn(program)) {
    const workers = made.atOnce;
    if (typeof workers !== "number" || workers < 2 || work.isIgnored(made.scope.file)) continue;
    for (const file of filesRunBy(walk, made))
      for (const opened of openedBy(program, file)) {
        if (workers * opened.most <= many) continue;
        const key = `${opened.file}:${opened.at}`;
        const before = most.get(key);
        if (!before || workers * opened.most > before.workers * before.opened.most)
          most.set(key, { made, workers, opened });
      }
  }
  return [...most.values()].map(finding);
}

function finding({ made, workers, opened }: Each): Finding {
  const { orm, most, option, file, at, name, confidence } = opened;
  const units = made.kind === "process" ? "processes" : "threads";
  const where = `line ${lineOf(made.at)} of ${made.scope.file}`;
  const number =
    option === undefined ? `${orm.name} opens up to ${most} where nothing else is said` : `\`${option}\` is ${most}`;
  return workFinding({
    rule: idleConnections.id,
    severity: "hint",
    confidence: Math.round(0.9 * made.confidence * confidence * 100) / 100,
    place: { file, at, name },
    entry: { kind: made.kind, library: made.pool.id, file: made.scope.file, line: lineOf(made.at) },
    atOnce: workers,
    source: made.source,
    what: `each of up to ${workers} ${units} loads this module and has a pool of up to ${most} connections`,
    message: `Opens up to ${workers * most} connections: each of up to ${workers} workers has a pool of up to ${most} of its own.`,
    details: [
      `The workers are started in ${where}, each loads this module anew, and ${number}.`,
      "A connection that is open keeps buffers on both sides, also while nobody uses it; a worker that runs one query after another needs one.",
    ],
    noFix: "how many connections a worker needs is as many queries as it runs at once; give its pool that number",
  });
}
