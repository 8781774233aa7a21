/** Findings that a team knows already: kept in a file, so that only new ones count. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { CheckResult, Finding } from "../rules/finding.ts";
import { UsageError } from "./arguments.ts";
import { counted } from "./terminal.ts";

/** Raised when the file's form changes; described in schemas/baseline.schema.json. */
const baselineVersion = 1;

/** One known finding; lines move, so it is known by its place's text and not by its number. */
export interface Known {
  rule: string;
  /** Relative to the baseline's folder, with `/`. */
  file: string;
  call: string;
  table: string | null;
  /** The line of the read, without the space around it. */
  text: string;
}

export interface Baseline {
  path: string;
  known: Known[];
}

/** Reads a baseline. Throws a UsageError where it is not there or no baseline of this version. */
export function readBaseline(path: string, cwd: string): Baseline {
  const absolute = resolve(cwd, path);
  if (!existsSync(absolute))
    throw new UsageError(`--baseline ${path} does not exist; add --write-baseline to write it with today's findings.`);
  let known: unknown;
  try {
    const { version, findings } = JSON.parse(readFileSync(absolute, "utf8")) as { version: unknown; findings: unknown };
    if (version !== baselineVersion)
      throw new UsageError(`--baseline ${path} has version ${String(version)}; this version reads ${baselineVersion}.`);
    known = findings;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--baseline ${path} is no JSON that a baseline has; write it anew with --write-baseline.`);
  }
  if (!Array.isArray(known) || !known.every(isKnown))
    throw new UsageError(
      `--baseline ${path}: findings has to be a list of findings; write it anew with --write-baseline.`,
    );
  return { path: absolute, known };
}

function isKnown(value: unknown): value is Known {
  if (typeof value !== "object" || value === null) return false;
  const { rule, file, call, table, text } = value as Record<string, unknown>;
  return (
    [rule, file, call, text].every((one) => typeof one === "string") && (table === null || typeof table === "string")
  );
}

/** A finding as a baseline knows it. `fileOf` gives the absolute path, `textOf` the text of a file. */
export interface Places {
  fileOf(finding: Finding): string;
  textOf(finding: Finding): string | undefined;
}

function toKnown(finding: Finding, folder: string, places: Places): Known {
  const line = places.textOf(finding)?.split(/\r?\n/)[finding.range.start.line - 1] ?? "";
  return {
    rule: finding.rule,
    file: relative(folder, places.fileOf(finding)).split(sep).join("/"),
    call: finding.read?.call ?? finding.entry.library,
    table: finding.read?.table ?? null,
    text: line.trim(),
  };
}

const exact = (one: Known): string => JSON.stringify([one.rule, one.file, one.call, one.table, one.text]);
const loose = (one: Known): string => JSON.stringify([one.rule, one.file, one.call, one.table]);

/** What a baseline makes of findings: those that are new, and known ones that are gone. */
export interface Compared {
  fresh: Finding[];
  known: number;
  gone: Known[];
}

/** Each known finding stands for one of today's: of the same text first, then of the same read whose line was edited. */
export function compare(baseline: Baseline, findings: readonly Finding[], places: Places): Compared {
  const folder = dirname(baseline.path);
  let open = findings.map((finding) => ({ finding, as: toKnown(finding, folder, places) }));
  let left = [...baseline.known];
  for (const keyOf of [exact, loose]) {
    const counts = new Map<string, Known[]>();
    for (const one of left) counts.set(keyOf(one), [...(counts.get(keyOf(one)) ?? []), one]);
    open = open.filter(({ as }) => counts.get(keyOf(as))?.shift() === undefined);
    left = [...counts.values()].flat();
  }
  return { fresh: open.map((o) => o.finding), known: findings.length - open.length, gone: left };
}

/** Writes a baseline, sorted so that a change of it reads well in a review. */
export function writeBaseline(path: string, known: readonly Known[]): void {
  const findings = [...known].sort((a, b) => (inOrder(a) < inOrder(b) ? -1 : 1));
  writeFileSync(path, `${JSON.stringify({ version: baselineVersion, findings }, null, 2)}\n`);
}

const inOrder = (one: Known): string => `${one.file}\n${one.call}\n${one.text}\n${one.rule}`;

export interface BaselineArguments {
  baseline: string | null;
  writeBaseline: boolean;
  pruneBaseline: boolean;
}

/** Applies a baseline to a result: takes known findings out, writes or prunes the file. Sentences go to `say`. */
export function applyBaseline(
  given: BaselineArguments,
  result: CheckResult,
  cwd: string,
  root: string,
  say: (sentence: string) => void,
): CheckResult {
  if (given.baseline === null) return result;
  const texts = new Map<string, string | undefined>();
  const places: Places = {
    fileOf: (finding) => join(root, finding.file),
    textOf: (finding) => {
      if (!texts.has(finding.file)) {
        const path = join(root, finding.file);
        texts.set(finding.file, existsSync(path) ? readFileSync(path, "utf8") : undefined);
      }
      return texts.get(finding.file);
    },
  };
  const path = resolve(cwd, given.baseline);
  if (given.writeBaseline) {
    writeBaseline(
      path,
      result.findings.map((one) => toKnown(one, dirname(path), places)),
    );
    say(`${given.baseline} now knows ${counted(result.findings.length, "finding")}.`);
    return withFindings(result, []);
  }
  const baseline = readBaseline(given.baseline, cwd);
  const { fresh, known, gone } = compare(baseline, result.findings, places);
  if (given.pruneBaseline) {
    const goneKeys = new Map<string, number>();
    for (const one of gone) goneKeys.set(exact(one), (goneKeys.get(exact(one)) ?? 0) + 1);
    const kept = baseline.known.filter((one) => {
      const count = goneKeys.get(exact(one)) ?? 0;
      if (count > 0) goneKeys.set(exact(one), count - 1);
      return count === 0;
    });
    writeBaseline(path, kept);
    say(
      `${given.baseline} lost ${counted(gone.length, "finding")} that are gone, and knows ${counted(kept.length, "finding")}.`,
    );
  } else if (gone.length)
    say(
      `${counted(gone.length, "finding")} of ${given.baseline} ${gone.length === 1 ? "is" : "are"} gone; --prune-baseline takes ${gone.length === 1 ? "it" : "them"} out.`,
    );
  if (known) say(`${counted(known, "finding")} known by ${given.baseline} ${known === 1 ? "is" : "are"} not shown.`);
  return withFindings(result, fresh);
}

/** The same result with other findings, and sums that fit. */
export function withFindings(result: CheckResult, findings: Finding[]): CheckResult {
  const count = (severity: Finding["severity"]): number => findings.filter((one) => one.severity === severity).length;
  const sums = { warnings: count("warning"), informations: count("information"), hints: count("hint") };
  return { ...result, findings, summary: { ...result.summary, ...sums } };
}
