import { lengthOf } from "../../analysis/entries/counts.ts";
import { resultsOf } from "../../analysis/entries/results.ts";
import { handlesKept } from "../../analysis/flow/handles.ts";
import { keeperOf } from "../../analysis/flow/keeper.ts";
import { rowsFlow } from "../../analysis/flow/rows.ts";
import { type Reached, wayTo } from "../../analysis/reach/node.ts";
import { limitOf } from "../../analysis/reads/bound.ts";
import type { Escape, Finding, Severity } from "../finding.ts";
import { atOncePhrase, rowsPhrase } from "../reached/message.ts";
import { readFinding } from "../reached/read-finding.ts";
import { worstVerdict } from "../reached/verdict.ts";
import type { ReachedRead, Rule } from "../rule.ts";
import { commentOnly } from "../suppression-fix.ts";

const id = "rows-escape";

/** So many rows for each element are worth a word, where nobody knows how many elements there are. */
const large = 100;

/** Rows that leave the work: which, whence and how surely. */
interface Leaving {
  read: ReachedRead;
  node: Reached;
  rows: string;
  severity: Severity;
  confidence: number;
  flow: ReturnType<typeof rowsFlow>;
}

export const rowsEscape: Rule = {
  id,
  description: "Rows leave a pool's callback, so that they pile up for as long as its results or a list are kept.",
  severity: "warning",
  preview: true,
  check,
  ...commentOnly(),
};

function check(read: ReachedRead): Finding[] {
  const leaving = unbounded(read) ?? manyForEach(read);
  const told = leaving && tell(leaving);
  if (!leaving || !told) return [];
  const { rows, flow, confidence, node } = leaving;
  const { scope, at, name } = flow.place!;
  return [
    readFinding(
      { ...leaving.read, node },
      {
        rule: id,
        severity: told.weak ? "information" : leaving.severity,
        confidence,
        place: { file: scope.file, at, name },
        message: told.message,
        details: [told.why],
        reads: rows,
        flow,
        noFix: reasonOf(flow.escape, node.entry),
      },
    ),
  ];
}

/** A read that nothing limits, and whose rows leave. */
function unbounded(read: ReachedRead): Leaving | undefined {
  const worst = worstVerdict(read);
  if (!worst) return undefined;
  const { severity, confidence } = worst.finding;
  return {
    read: worst.read,
    node: worst.read.node,
    rows: rowsPhrase(worst.read, worst.grade),
    severity: severity === "warning" ? severity : "information",
    confidence,
    flow: worst.flow,
  };
}

/** A read of many rows for each of nobody knows how many elements. */
function manyForEach(read: ReachedRead): Leaving | undefined {
  const { program, node, site, table, settings } = read;
  const { entry } = node;
  if (entry.kind !== "fan-out" || site.read.rows !== "many") return undefined;
  const limit = limitOf(program, site);
  const list = entry.pattern.list === undefined ? undefined : entry.own?.list[Number(entry.pattern.list)];
  if (limit === undefined || limit < large || list === undefined || !entry.own) return undefined;
  if (lengthOf(program, list, entry.own.scope).atOnce !== "unbounded") return undefined;
  const confidence = Math.round(node.confidence * site.confidence * 100) / 100;
  if (confidence < settings.minimumConfidence) return undefined;
  const rows = `up to ${limit} ${table ? `\`${table}\` rows` : `rows of a \`${site.name}\``}`;
  return { read, node, rows, severity: "information", confidence, flow: rowsFlow(program, node, site) };
}

/** What copies its argument to another thread or process. */
const posting: Readonly<Record<string, string>> = { postMessage: "thread", send: "process" };

interface Told {
  message: string;
  why: string;
  /** Less than what the read itself would be. */
  weak?: boolean;
}

/** What becomes of rows that leave; undefined where they leave nothing, or where it can't be told. */
function tell({ read, node, rows, flow }: Leaving): Told | undefined {
  const { entry } = node;
  const { escape: how, place } = flow;
  if (!place?.name || flow.cut || entry.kind === "request") return undefined;
  if (how === "posted") {
    if (posting[place.name] !== entry.kind) return undefined;
    return {
      message: `Posts ${rows} to another ${entry.kind}, ${atOncePhrase(entry)}.`,
      why: "What is posted is copied, so each set of rows exists twice meanwhile, and the receiver keeps what all send.",
    };
  }
  if (how === "returned") return returned(read, node, rows, flow);
  if (how !== "stored") return undefined;
  const keeper = keeperOf(read.program, node, place);
  if (!keeper) return undefined;
  const where = {
    module: "a list of the module",
    around: "a list outside of the work",
    member: "a list of its object",
  }[keeper];
  return {
    message: `Keeps ${rows} in \`${place.keeper}\`, ${atOncePhrase(entry)}.`,
    why: `The rows are put into ${where}, which holds those of all runs until somebody takes them out.`,
    weak: keeper === "member",
  };
}

function returned({ program }: ReachedRead, node: Reached, rows: string, { place }: Leaving["flow"]): Told | undefined {
  const { entry } = node;
  const results = resultsOf(program, entry);
  const { scope } = wayTo(node)[0]!;
  // Only what the work's own function hands back gets there.
  if (!place || place.scope.file !== scope.file || place.scope.fn !== scope.fn || scope.fn === 0) return undefined;
  if (program.evaluator.fn(scope).generator) return undefined;
  if (results === "copied")
    return {
      message: `Hands ${rows} back to whoever started the ${entry.pool.unit}, ${atOncePhrase(entry)}.`,
      why: `What a worker hands back is copied, so each set of rows exists twice meanwhile, and the results of all runs meet in one ${entry.kind === "process" ? "process" : "heap"}.`,
    };
  if (results === "stored")
    return {
      message: `Hands back ${rows} as the result of a ${entry.pool.unit}, which the queue stores with it.`,
      why: "A job's result is written out whole and kept with the job, for as long as finished jobs are kept.",
    };
  if (results === "held") return inHandles(program, node, rows);
  if (results !== "listed") return undefined;
  const made = program.evaluator.fn(entry.scope).calls.find((call) => call.chain.some((one) => one.at === entry.at));
  const dropped = made?.use.as === "discarded";
  return {
    message: dropped
      ? `Keeps ${rows} of each ${runOf(entry)} until the last one ends, and nobody uses them.`
      : `Keeps ${rows} of each ${runOf(entry)} in one list of results.`,
    why: dropped
      ? `The list of results is filled before it is dropped, so the rows of all ${runOf(entry)}s are alive together.`
      : listWhy(entry),
    weak: dropped,
  };
}

/** What one run is called: "callback", "task"; a thread or process makes many calls. */
const runOf = ({ kind, pool }: Reached["entry"]): string => (kind === "fan-out" ? pool.unit : "call");

const listWhy = (entry: Reached["entry"]): string =>
  `The list of results holds the rows of all ${runOf(entry)}s together, however few of them run at once.`;

/** Rows that wait in handles or behind an iterator; undefined where these are let go. */
function inHandles(program: ReachedRead["program"], { entry }: Reached, rows: string): Told | undefined {
  const kept = handlesKept(program, entry);
  if (!kept) return undefined;
  const { list } = kept;
  if (list === undefined)
    return { message: `Keeps ${rows} of each ${runOf(entry)} in one list of results.`, why: listWhy(entry) };
  return {
    message: `Keeps ${rows} of each ${runOf(entry)} in \`${list}\`, ${atOncePhrase(entry)}.`,
    why: `What \`${list}\` holds keeps the rows, also when they were used long ago. Measured: ten calls of 100,000 rows left 1,000,000 objects and 1,315 MB until their handles were dropped, and no object where nobody kept them.`,
  };
}

function reasonOf(how: Escape, entry: Reached["entry"]): string {
  if (how === "stored")
    return "what is kept has readers elsewhere; keep ids or a sum in place of rows, or remove them when they are used";
  if (how === "posted")
    return "whoever receives the rows would change too; post a count or ids in place of rows, or page by page";
  if (entry.pattern.results === "held")
    return "whoever gets the rows would change too; let each handle go once its result is used, or return a count or ids in place of rows";
  return entry.kind === "queue"
    ? "whoever reads the job's result would change too; return a count or ids in place of rows"
    : `whoever gets the rows would change too; return a count or ids in place of rows, or use them up inside the ${runOf(entry)}`;
}
