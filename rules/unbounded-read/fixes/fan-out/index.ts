/**
 * *Run at most 4 at once*: the place that starts the work is changed, which may be in another file than the read. Never
 * safe: what ran at once now waits, and work that waits for other work of the same list would wait for ever.
 */
import type { ts as TS } from "@ts-morph/common";
import { checked } from "../../../../rewrite/checked.ts";
import { minimalEdits } from "../../../../rewrite/diff.ts";
import { applyEdits, type Rewrite, type TextEdit } from "../../../../rewrite/edit.ts";
import { readStyle, type Style } from "../../../../rewrite/style.ts";
import { parse, ts } from "../../../../rewrite/typescript.ts";
import type { Finding, Fix } from "../../../finding.ts";
import { each } from "../scope.ts";
import { nodeAt, offsetOf, shortText } from "../target.ts";
import { inChunks, inChunksWithoutResults } from "./chunks.ts";
import { callAt, type FanOut, fanOutOf, isNested } from "./find.ts";
import { isInside, withLimiter, withMapper } from "./limiter.ts";
import { withOption } from "./option.ts";
import { fanOutOverRows } from "./rows.ts";
import { isLimited } from "./work.ts";
import { withYoungGeneration, youngGeneration } from "./young-generation.ts";

/** Few enough to leave the larger part of a usual pool of ten connections to others, and enough to keep a database busy. */
const atOnce = 4;

/** From here on so many at once are worth a limit: a usual pool has no more connections than this. */
const many = 10;

export type TextOf = (path: string) => string | undefined;

interface Limiting {
  title: string;
  file: string;
  text: string;
  edits: TextEdit[];
}

/** The fix that a finding can be offered; null where the place does not allow any. TypeScript has to be loaded. */
export function offerLimit(finding: Finding, textOf: TextOf): Fix | null {
  const limiting = limit(finding, textOf);
  if (!limiting) return null;
  const { title, file } = limiting;
  return { kind: "limit-fan-out", title, safe: false, ...(file === finding.file ? {} : { file }) };
}

/** Its edits, small and parsed again. */
export function computeLimit(finding: Finding, textOf: TextOf): Rewrite {
  const limiting = limit(finding, textOf);
  if (!limiting) return { reason: "the place that starts the work is not one that can be limited" };
  const { file, text, edits } = limiting;
  return { edits: minimalEdits(text, applyEdits(text, edits)), ...(file === finding.file ? {} : { file }) };
}

function limit(finding: Finding, textOf: TextOf): Limiting | null {
  const tries = [limitStart, limitRows, limitThreads];
  for (const attempt of tries) {
    const limiting = attempt(finding, textOf);
    if (limiting && "edits" in checked(limiting.file, limiting.text, limiting.edits)) return limiting;
  }
  return null;
}

/** The fan-out that starts the read. */
function limitStart(finding: Finding, textOf: TextOf): Limiting | null {
  const { entry, concurrency } = finding;
  const tooMany = concurrency === "unbounded" || (typeof concurrency === "number" && concurrency > many);
  if (entry.kind !== "fan-out" || !tooMany) return null;
  const opened = openStart(finding, textOf);
  if (!opened) return null;
  const { call, start, style } = opened;
  const made: Made = (how, edits, more = "") => {
    // Whatever else runs the read adds sets of its own.
    const sets = finding.otherPaths === 0 ? `at most ${atOnce}` : "fewer";
    const gain = finding.read ? `, keeps ${sets} result sets in memory` : "";
    const title = `Run at most ${atOnce} at once${where(finding)}${how} (takes longer${more}${gain})`;
    return edits && { title, file: start.file, text: opened.text, edits: written(edits, style) };
  };
  if (start.option !== undefined && isNested(call)) return null;
  if (start.option !== undefined)
    return finding.escape === "none"
      ? made(optionPhrase(start.option, call), withOption(call, start.option, atOnce, style))
      : null;
  const outer = ts.isCallExpression(call) ? fanOutOf(call) : null;
  // A finding on no read stands at the fan-out that it means.
  const fanOut = outer && (finding.read ? innermost(outer, finding) : outer);
  if (!fanOut || isLimited(fanOut.work)) return null;
  if (finding.escape === "none") return limitedBy(fanOut, start.limiters, style, made);
  // Results that are kept until the last one are no fewer for being read one after another.
  return finding.escape === "returned"
    ? made(", chunk by chunk", inChunksWithoutResults(fanOut, atOnce, style), afterError(fanOut))
    : null;
}

/** " by `concurrency`", and for a number that is an argument by itself " by the limit of `mergeMap`". */
function optionPhrase(path: string, { expression }: Opened["call"]): string {
  const key = path.split(".").slice(1).at(-1);
  return key ? ` by \`${key}\`` : ` by the limit of \`${shortText(expression)}\``;
}

/** The fan-out next to the read, of several around it; null where one that can't be seen may lie between. */
function innermost(outer: FanOut, { file, range, start }: Finding): FanOut | null {
  const source = outer.whole.getSourceFile();
  const read = file === start?.file ? nodeAt(source, offsetOf(source, range.start.line, range.start.column)) : null;
  const inside = (fanOut: FanOut): boolean => read !== null && isInside(read, fanOut.work);
  let found: FanOut | null = outer;
  each(outer.work, (node) => {
    const fanOut = ts.isCallExpression(node) ? fanOutOf(node) : null;
    if (!fanOut?.waits) return;
    if (inside(fanOut)) found = fanOut;
    else if (!inside(outer)) found = null;
  });
  return found;
}

/** The fan-out that goes over the rows of the read. */
function limitRows(finding: Finding, textOf: TextOf): Limiting | null {
  const text = textOf(finding.file);
  if (text === undefined || finding.read?.shared || !text.includes("Promise.all")) return null;
  const file = parse(finding.file, text);
  const fanOut = fanOutOverRows(file, finding.range);
  if (!fanOut || isLimited(fanOut.work)) return null;
  const style = readStyle(text);
  return limitedBy(
    fanOut,
    finding.read?.packages ?? [],
    style,
    (how, edits, more = "") =>
      edits && {
        title: `Start the work for at most ${atOnce} rows at once${how} (takes longer${more}, the rows themselves stay in memory)`,
        file: finding.file,
        text,
        edits: written(edits, style),
      },
  );
}

/** The threads that read. */
function limitThreads(finding: Finding, textOf: TextOf): Limiting | null {
  if (finding.entry.kind !== "thread") return null;
  const opened = openStart(finding, textOf);
  const edits = opened && withYoungGeneration(opened.call, finding.entry.library, opened.style);
  if (!edits) return null;
  const title = `Keep the young generation of each thread at ${youngGeneration} MB${where(finding)} (collects more often, lowers the peak)`;
  return { title, file: opened.start.file, text: opened.text, edits: written(edits, opened.style) };
}

type Made = (how: string, edits: TextEdit[] | null, more?: string) => Limiting | null;

function limitedBy(fanOut: FanOut, limiters: readonly string[], style: Style, made: Made): Limiting | null {
  const limiter = limiters.includes("p-limit") ? made(" with p-limit", withLimiter(fanOut, atOnce, style)) : null;
  const mapper =
    !limiter && limiters.includes("p-map")
      ? made(" with p-map", withMapper(fanOut, atOnce, style), afterError(fanOut))
      : null;
  return limiter ?? mapper ?? made(", chunk by chunk", inChunks(fanOut, atOnce, style), afterError(fanOut));
}

/** All that is started at once runs on when one of them fails; what waits for its turn does not begin any more. */
function afterError({ waits }: FanOut): string {
  return waits === "all" ? ", starts no more after an error" : "";
}

interface Opened {
  start: NonNullable<Finding["start"]>;
  text: string;
  style: Style;
  call: TS.CallExpression | TS.NewExpression;
}

function openStart({ start }: Finding, textOf: TextOf): Opened | null {
  const text = start && textOf(start.file);
  if (!start || text === undefined) return null;
  const call = callAt(parse(start.file, text), start);
  return call && { start, text, style: readStyle(text), call };
}

function where({ file, start }: Finding): string {
  return start && start.file !== file ? ` in ${start.file}` : "";
}

function written(edits: readonly TextEdit[], { newline }: Style): TextEdit[] {
  return edits.map((one) => ({ ...one, newText: one.newText.replace(/\r?\n/g, newline) }));
}
