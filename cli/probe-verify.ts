import fs from "node:fs";
import path from "node:path";
import {
  CannotProbe,
  compareRuns,
  createRunFolder,
  fixedRunFolder,
  type ProbeReport,
  peakOf,
  pruneHistory,
  RUN_FILES,
  runsFolder,
} from "../probe/index.ts";
import { resolveSettings } from "../rules/configuration/index.ts";
import { endsFinding, type Finding, type Fix, type FixKind } from "../rules/finding.ts";
import type { LinterHost } from "../rules/linter.ts";
import { loadEngine } from "./engine.ts";
import { placeIn } from "./explain.ts";
import { applyFixes } from "./fix.ts";
import { scopeOf } from "./paths.ts";
import { compareTable } from "./probe-compare.ts";
import { outputStyle, type ProbeIo, runUnattended } from "./probe-io.ts";
import { EXIT_USAGE } from "./probe-options.ts";
import { copyWorktree } from "./worktree-copy.ts";

/** What `--verify` asks for. */
export interface VerifyWish {
  /** `src/a.ts:9` */
  place: string;
  /** `null`: the best that is safe. */
  fix: FixKind | null;
  command: string[];
  agent: boolean;
  /** Where the first run's files go; the second run's go beside it. */
  runDir: string | null;
}

/** What came of it, beside the second run's report, for an editor. */
export interface Verification {
  version: 1;
  place: string;
  fix: string;
  before: string;
  after: string;
  sameOutput: boolean;
  /** Peak after as a part of the peak before. */
  ratio: number;
  sentence: string;
}

/** What the program prints, apart from what this command says, which an editor sends to the run's own output file. */
const PROGRAM_OUTPUT = "stdout.log";
const PROGRAM_ERRORS = "errors.log";

const cannot = (sentence: string) => new CannotProbe(sentence, EXIT_USAGE);

/**
 * `probe --verify`: runs a command, applies the fix of one finding in a copy of the worktree, runs the command there, and says what changed.
 * The worktree itself is not touched. Returns 0 when both runs ended well with the same output, else 1. Throws CannotProbe.
 */
export async function verifyCommand(wish: VerifyWish, io: Required<ProbeIo>): Promise<number> {
  const say = (sentence: string) => io.stderr.write(`${sentence}\n`);
  const abort = new AbortController();
  const interrupt = () => abort.abort(cannot("it was stopped."));
  process.once("SIGINT", interrupt);
  try {
    const { root, fix, files } = await fixedFiles(wish, io.cwd, abort.signal);
    const runs = runsFolder(io.cwd);
    pruneHistory(runs);
    const first = wish.runDir === null ? createRunFolder(io.cwd) : path.resolve(io.cwd, wish.runDir);
    fs.mkdirSync(first, { recursive: true });
    // The copy first: both runs begin with the same files, whatever the first of them writes.
    say(`Copying the worktree, and applying “${fix.title}” to ${[...files.keys()].join(", ")} there`);
    const copy = await copyWorktree(root, abort.signal);
    const second = fixedRunFolder(first);
    let before: ProbeReport;
    let after: ProbeReport;
    try {
      for (const [file, text] of files) fs.writeFileSync(path.join(copy.cwd, file), text);
      fs.mkdirSync(second, { recursive: true });
      say(`Running it as it is: ${wish.command.join(" ")}`);
      before = await run(wish, io, io.cwd, first);
      if (before.run.exit.kind === "stopped-by-user") return 130;
      say("Running it with the fix");
      after = await run(wish, io, path.join(copy.cwd, path.relative(root, io.cwd)), second);
    } finally {
      copy.remove();
    }
    if (after.run.exit.kind === "stopped-by-user") return 130;
    const verification = verificationOf(wish, fix, [first, second], [before, after]);
    fs.writeFileSync(path.join(second, RUN_FILES.verification), `${JSON.stringify(verification)}\n`);
    const table = compareRuns([
      { label: "as it is", report: before },
      { label: fix.title.replace(/ \(.*$/, ""), report: after },
    ]);
    process.stdout.write(`\n${compareTable(table, outputStyle(io.env))}`);
    process.stdout.write(`${verification.sentence}\n`);
    const well = [before, after].every((report) => report.run.exit.verdict === "ok");
    return well && verification.sameOutput ? 0 : 1;
  } finally {
    process.off("SIGINT", interrupt);
  }
}

/** The fix of the finding that is meant, and the texts of the files as its fix leaves them. */
async function fixedFiles(
  { place, fix: kind }: VerifyWish,
  cwd: string,
  signal: AbortSignal,
): Promise<{ root: string; fix: Fix; files: Map<string, string> }> {
  const meant = placeIn(place);
  if (!meant) throw cannot(`--verify ${place} names no line; write --verify FILE:LINE, as in src/report.ts:9.`);
  const { root, only } = scopeOf(cwd, [meant.path]);
  const file = only[0] ?? "";
  const { line } = meant;
  const { createLinter, createNodeHost } = await loadEngine();
  const host: LinterHost = createNodeHost(root, {});
  const linter = createLinter(host);
  const { settingsOf, problems } = resolveSettings({ readFile: (each) => host.readFile(each) });
  linter.configure(settingsOf, problems);
  const result = await linter.check({ signal });
  const isMeant = (one: Finding) => one.file === file && one.range.start.line <= line && line <= one.range.end.line;
  const finding = result.findings.find(isMeant);
  if (!finding) throw cannot(`nothing is reported at ${place}; orm-memory-lint check --explain ${place} tells why.`);
  const fix = finding.fixes.find((each) => (kind === null ? each.safe && endsFinding(each) : each.kind === kind));
  if (!fix) {
    const kinds = finding.fixes.map((each) => each.kind).filter((each) => each !== "suppress");
    const others = kinds.length ? ` There is --fix ${kinds.join(", --fix ")}.` : "";
    throw cannot(
      `the finding at ${place} has no ${kind === null ? "fix that is safe" : `fix of the kind ${kind}`}.${others}`,
    );
  }
  const { range } = finding;
  const outcome = await applyFixes(
    linter,
    { ...result, findings: [finding] },
    {
      kind: fix.kind,
      wanted: (one) => one.file === file && one.range.start.line === range.start.line,
      mayChange: () => true,
      readFile: (each) => host.readFile(each),
      signal,
    },
  );
  if (outcome.files.size === 0) throw cannot(`“${fix.title}” could not be made at ${place}.`);
  return { root, fix, files: new Map([...outcome.files].map(([name, { after }]) => [name, after])) };
}

/** Runs the command once; its output goes to the run's folder, to be compared. */
async function run(wish: VerifyWish, io: Required<ProbeIo>, cwd: string, runFolder: string): Promise<ProbeReport> {
  const output = fs.openSync(path.join(runFolder, PROGRAM_OUTPUT), "w");
  const errors = fs.openSync(path.join(runFolder, PROGRAM_ERRORS), "w");
  try {
    const { command, agent } = wish;
    const { env, version } = io;
    return await runUnattended({ command, cwd, env, runFolder, output: [output, errors], agent, version });
  } finally {
    fs.closeSync(output);
    fs.closeSync(errors);
  }
}

function verificationOf(
  { place }: VerifyWish,
  fix: Fix,
  folders: [before: string, after: string],
  reports: [before: ProbeReport, after: ProbeReport],
): Verification {
  const [before, after] = folders.map((folder) => fs.readFileSync(path.join(folder, PROGRAM_OUTPUT)));
  const sameOutput = before!.equals(after!);
  const [first, second] = reports.map(peakOf) as [number, number];
  const ratio = second / first;
  const peaks = `The peak is ${ratio.toFixed(2)} times what it was`;
  const failed = reports.findIndex((report) => report.run.exit.verdict !== "ok");
  const output = sameOutput
    ? before!.length
      ? "the output is the same."
      : "neither run printed anything, so whether it did the same is not known."
    : `the output is not the same: it differs from line ${differingLine(before!, after!)} on.`;
  const sentence =
    failed >= 0
      ? `The run ${failed === 0 ? "as it is" : "with the fix"} failed, so the figures do not compare; its words are in ${path.join(folders[failed]!, PROGRAM_ERRORS)}.`
      : `${peaks}, and ${output}`;
  return {
    version: 1,
    place,
    fix: fix.title,
    before: folders[0],
    after: folders[1],
    sameOutput,
    ratio,
    sentence,
  };
}

function differingLine(before: Buffer, after: Buffer): number {
  let line = 1;
  for (let index = 0; index < before.length && before[index] === after[index]; index++)
    if (before[index] === 10) line++;
  return line;
}
