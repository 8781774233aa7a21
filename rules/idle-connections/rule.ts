import { type FunctionFacts, isCall, lineOf } from "../../analysis/facts.ts";
import { type Opened, openedBy, openedIn } from "../../analysis/lifetimes/connections.ts";
import { type Made, madeIn } from "../../analysis/lifetimes/made.ts";
import { filesRunBy } from "../../analysis/lifetimes/made-for.ts";
import type { Reached } from "../../analysis/reach/node.ts";
import type { Finding } from "../finding.ts";
import { atOncePhrase } from "../reached/message.ts";
import { functionName } from "../reached/path.ts";
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
    if (typeof workers !== "number" || workers < 2 || made.making.shares || work.isIgnored(made.scope.file)) continue;
    for (const file of filesRunBy(walk, made))
      for (const opened of openedBy(program, file)) {
        if (workers * opened.most <= many) continue;
        const key = `${opened.file}:${opened.at}`;
        const before = most.get(key);
        if (!before || workers * opened.most > before.workers * before.opened.most)
          most.set(key, { made, workers, opened });
      }
  }
  return [...[...most.values()].map(finding), ...eachCall(work)];
}

/** Makers of a value that stays for all callers. */
const cached = /cache|memo|once|singleton/i;

/** Work that opens a pool of connections whenever it runs, and lets go of none. */
function eachCall(work: ReachedWork): Finding[] {
  const { program, walk } = work;
  const found = new Map<string, Finding>();
  for (const node of walk.reached.values()) {
    const { scope, entry } = node;
    if (
      scope.fn === 0 ||
      entry.kind === "request" ||
      program.workspace.isQuiet(scope.file) ||
      work.isIgnored(entry.file)
    )
      continue;
    if (!program.ormsOf(scope.file).some(({ orm }) => orm.connections?.some(({ ends }) => ends !== undefined)))
      continue;
    const fn = program.evaluator.fn(scope);
    if (fn.decorators?.some(({ callee }) => cached.test(JSON.stringify(callee)))) continue;
    for (const opened of openedIn(program, scope, ({ use }) => use.as === "bound")) {
      const key = `${opened.file}:${opened.at}`;
      if (opened.ends === undefined || found.has(key) || !staysInCall(fn, opened)) continue;
      const confidence = Math.round(0.9 * node.confidence * opened.confidence * 100) / 100;
      if (confidence >= work.settingsOf(scope.file).minimumConfidence)
        found.set(key, inEveryCall(work, node, opened, confidence));
    }
  }
  return [...found.values()];
}

/** True for a pool that nobody outside of the function gets, and that nothing in it ends. */
function staysInCall({ bindings, calls }: FunctionFacts, { call, ends }: Opened): boolean {
  const binding = bindings.find(({ init }) => isCall(init, call));
  if (!binding?.uses || binding.assigned?.length || binding.using) return false;
  if (binding.uses.some(({ as }) => as === "returned" || as === "yielded" || as === "stored")) return false;
  return !calls.some(({ root, chain }) => root === binding.name && chain.some(({ name }) => name === ends));
}

function inEveryCall({ program }: ReachedWork, node: Reached, opened: Opened, confidence: number): Finding {
  const { orm, most, file, at, name, ends } = opened;
  const { entry } = node;
  return workFinding({
    rule: idleConnections.id,
    severity: "hint",
    confidence,
    place: { file, at, name },
    entry: { kind: entry.kind, library: entry.pool.id, file: entry.file, line: lineOf(entry.at) },
    atOnce: entry.atOnce,
    source: entry.atOnceSource,
    what: `${functionName(program, node.scope)} opens a pool of up to ${most} connections`,
    message: `Opens a pool of connections of its own in every call, ${atOncePhrase(entry)}.`,
    details: [
      `Nothing there calls \`${ends}\`, so connections stay open until the pool is collected, and each call opens new ones; ${orm.name} lets a pool have up to ${most}.`,
    ],
    noFix: "by hand, one pool for the whole process, made where the module is loaded",
  });
}

function finding({ made, workers, opened }: Each): Finding {
  const { orm, most, extra, option, file, at, name, confidence } = opened;
  const units = made.kind === "process" ? "processes" : "threads";
  const where = `line ${lineOf(made.at)} of ${made.scope.file}`;
  const number =
    option === undefined
      ? `${orm.name} opens up to ${most} where nothing else is said`
      : `\`${option}\` is ${most - extra}${extra ? `, and ${extra} more may be opened for a time` : ""}`;
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
      `The workers are started in ${where}, each ${made.kind === "process" ? "has this module for itself" : "loads this module anew"}, and ${number}.`,
      "A connection that is open keeps buffers on both sides, also while nobody uses it; a worker that runs one query after another needs one.",
    ],
    noFix: "how many connections a worker needs is as many queries as it runs at once; give its pool that number",
  });
}
