import { lineOf } from "../../analysis/facts.ts";
import { endingOf } from "../../analysis/lifetimes/closing.ts";
import { leavesByItself, type Made, madeIn } from "../../analysis/lifetimes/made.ts";
import { type Often, oftenCalled } from "../../analysis/lifetimes/often.ts";
import { callsOneOf, comesToAnEnd } from "../../analysis/lifetimes/script.ts";
import type { Finding } from "../finding.ts";
import { functionName } from "../reached/path.ts";
import { workFinding } from "../reached/work-finding.ts";
import type { ReachedWork, Rule } from "../rule.ts";
import { computeClose, offerClose } from "./fixes/close.ts";
import { left, leftToCollector, madeSentence, once, stays, unsettled } from "./message.ts";

export const poolNotClosed: Rule = {
  id: "pool-not-closed",
  description: "A pool of threads or processes is made and never closed.",
  severity: "warning",
  preview: true,
  checkWork: (work) => madeIn(work.program).flatMap((made) => check(work, made) ?? []),
  offer: offerClose,
  fix: computeClose,
};

/** How surely a function that other packages may call is called more than once. */
const offered = 0.9;

function check(work: ReachedWork, made: Made): Finding | undefined {
  const { program, walk } = work;
  const { close } = made.making;
  // Entries of a file that the user leaves out start nothing, and neither does what stands there.
  if (!close || work.isIgnored(made.scope.file) || leavesByItself(program, made)) return undefined;
  const ending = endingOf(program, walk, made);
  if (ending.is === "closed" || ending.is === "handed-on") return undefined;
  const often = oftenCalled(program, walk, made.scope);
  if (often.is === "unknown") return undefined;
  if (made.making.collected && often.is === "often")
    return ending.is === "open"
      ? finding(work, made, often, { severity: "hint", ...leftToCollector(program, made, often) })
      : undefined;
  if (ending.is === "closed-at-last")
    return often.is === "often"
      ? finding(work, made, often, { severity: "information", ...unsettled(program, made, often, ending.at) })
      : undefined;
  if (often.is === "often") return finding(work, made, often, { severity: "warning", ...left(program, made, often) });
  // Idle threads of the others let the process end.
  if (made.making.stays)
    return ending.name !== undefined && isScript(work, made) && !isClosedByName(work, made, ending.name, close)
      ? finding(work, made, often, { severity: "hint", ...stays(made, ending.name) })
      : undefined;
  return !made.making.holds || isClosedAround(work, made, close) || !comesToAnEnd(program, walk, made.scope.file)
    ? undefined
    : finding(work, made, often, { severity: "hint", ...once(made, ending.name) });
}

/** True where the file, or one that imports it, calls a method that closes: on which pool is not asked. */
function isClosedAround({ program: { workspace } }: ReachedWork, { scope }: Made, close: readonly string[]): boolean {
  return [scope.file, ...workspace.importersFar(scope.file)].some((file) =>
    callsOneOf(workspace.text(file) ?? "", [...close, "exit"]),
  );
}

/** A program that nobody imports and that comes to an end; a service keeps its pool on purpose. */
const isScript = ({ program, walk }: ReachedWork, { scope }: Made): boolean =>
  program.workspace.importers(scope.file).length === 0 && comesToAnEnd(program, walk, scope.file);

/** True where the file calls a method that closes on the pool's own name. */
function isClosedByName(
  { program }: ReachedWork,
  { scope }: Made,
  name: string | undefined,
  close: readonly string[],
): boolean {
  return program.evaluator
    .facts(scope.file)
    .functions.some((fn) =>
      fn.calls.some(({ root, chain }) => root === name && chain.some((segment) => close.includes(segment.name))),
    );
}

function finding(
  { program }: ReachedWork,
  made: Made,
  often: Often,
  said: Pick<Finding, "severity" | "message" | "details">,
): Finding {
  const sure = 0.95 * made.confidence * (often.is === "often" && !often.by && !often.request ? offered : 1);
  const maker = functionName(program, made.scope);
  return workFinding({
    rule: poolNotClosed.id,
    confidence: Math.round(sure * 100) / 100,
    place: { file: made.scope.file, at: made.at, name: made.name },
    entry: { kind: made.kind, library: made.pool.id, file: made.scope.file, line: lineOf(made.at) },
    atOnce: made.atOnce,
    source: made.source,
    what: madeSentence(made, maker),
    ...said,
  });
}
