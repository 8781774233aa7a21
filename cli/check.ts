/** `orm-memory-lint check`: looks at a workspace once and says what it found. */
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { type ChangedLines, changedSince, GitError } from "../probe/git.ts";
import { parseConfiguration, resolveSettings } from "../rules/configuration/index.ts";
import type { RuleSetting, Settings } from "../rules/configuration.ts";
import type { Problem } from "../rules/finding.ts";
import { type CheckArguments, readCheckArguments, UsageError } from "./arguments.ts";
import { applyBaseline, withFindings } from "./baseline.ts";
import { touched } from "./changed.ts";
import { type Engine, loadEngine } from "./engine.ts";
import { explainedPlace, explainPlace } from "./explain.ts";
import { applyFixes, type FixedFile, unifiedDiff } from "./fix.ts";
import { formatResult } from "./formats/index.ts";
import { isInside, narrow, type Scope, scopeOf } from "./paths.ts";
import { Progress } from "./progress.ts";
import { counted, type Output } from "./terminal.ts";

/** What the command uses of its surroundings. */
export interface CheckIo {
  cwd: string;
  env: NodeJS.ProcessEnv;
  stdout: Output;
  stderr: Output;
  version: string;
  homepage?: string;
  /** Aborting stops the check; the command then ends with 130. */
  signal: AbortSignal;
  loadEngine?: () => Promise<Engine>;
}

/** Runs the command and returns its exit status: 0, 1 (more warnings than allowed), 2 (usage or configuration), 130. */
export async function checkCommand(argv: readonly string[], io: CheckIo): Promise<number> {
  const say = (sentence: string) => io.stderr.write(`${sentence}\n`);
  try {
    return await run(readCheckArguments(argv), io, say);
  } catch (error) {
    if (io.signal.aborted) return 130;
    if (!(error instanceof UsageError)) throw error;
    say(error.message);
    return 2;
  }
}

async function run(given: CheckArguments, io: CheckIo, say: (sentence: string) => void): Promise<number> {
  const place = given.explain === null ? undefined : explainedPlace(given.explain);
  const scope = scopeOf(io.cwd, place ? [place.path] : given.paths);
  for (const path of given.paths) {
    if (!statSync(resolve(io.cwd, path), { throwIfNoEntry: false }))
      throw new UsageError(`There is no file or folder ${path} here.`);
  }
  const { createLinter, createNodeHost, withMeasured, rules: checked } = await (io.loadEngine ?? loadEngine)();
  const missing = given.rules.find((id) => !checked.some((rule) => rule.id === id));
  if (missing) {
    const names = checked.map((rule) => rule.id).join(", ");
    throw new UsageError(`--rule ${missing} is not checked by this version; it checks ${names}.`);
  }
  const cacheDirectory = given.cache ? (given.cacheDir === null ? undefined : resolve(io.cwd, given.cacheDir)) : null;
  const host = createNodeHost(scope.root, { cacheDirectory, named: scope.only });
  const linter = createLinter(host);
  const configured = configure(given, io, scope, (path) => host.readFile(path));
  linter.configure(configured.settingsOf, configured.problems);
  const progress = new Progress(io.stderr, io.env);
  const found = await linter
    .check({ signal: io.signal, onProgress: (done, total) => progress.show(done, total) })
    .finally(() => progress.clear());
  if (place) return explainPlace(linter, place, scope, given.format, io);
  const rules = given.allRules ? [] : given.rules;
  let whole = found;
  if (given.fix) {
    const told = new Set(narrow(found, { ...scope, prefix: "" }, rules).findings.map((one) => one.file));
    const wanted = (one: { file: string; rule: string }) =>
      told.has(one.file) && (rules.length === 0 || rules.includes(one.rule));
    const outcome = await applyFixes(linter, found, {
      kind: given.kind,
      wanted,
      mayChange: (path) => isInside(scope, path),
      readFile: (path) => host.readFile(path),
      signal: io.signal,
    });
    // What the user waited for is all of it, not the last look alone.
    outcome.result.summary.milliseconds += found.summary.milliseconds;
    whole = keep(outcome.files, given, io, scope, say) ? outcome.result : found;
  }
  const changed = given.changedSince === null ? undefined : await changes(given.changedSince, scope.root);
  if (changed) whole = withFindings(whole, touched(whole.findings, changed, scope.root));
  // Joined before paths are made relative to the working directory; nothing that tells findings apart knows of it.
  whole = { ...whole, findings: withMeasured(scope.root, whole.findings) };
  const known = applyBaseline(given, narrow(whole, { ...scope, prefix: "" }, rules), io.cwd, scope.root, say);
  const result = narrow(known, scope, rules);
  // Problems of configuration files that only came up while files were judged are in both lists.
  const problems = distinct([...configured.problems, ...result.problems]);
  for (const { message, file, range } of problems) say(range ? `${file}:${range.start.line}: ${message}` : message);
  if (!(given.dryRun && given.format === "text"))
    io.stdout.write(formatResult({ ...result, problems }, given.format, { ...io, output: io.stdout, rules: checked }));
  if (problems.some((one) => one.severity === "error")) return 2;
  return result.summary.warnings > given.maxWarnings ? 1 : 0;
}

/** Lines that changed since a revision. Throws a UsageError where git can't tell. */
async function changes(revision: string, root: string): Promise<ChangedLines> {
  try {
    return await changedSince(revision, root);
  } catch (error) {
    if (error instanceof GitError) throw new UsageError(`--changed-since ${revision}: ${error.message}`);
    throw error;
  }
}

function configure(given: CheckArguments, io: CheckIo, scope: Scope, readFile: (path: string) => string | undefined) {
  const only = given.config === null ? undefined : configurationOf(given.config, io.cwd);
  // A rule that was asked for by name is checked, even where a configuration switched it off.
  const asked: Record<string, RuleSetting> = Object.fromEntries(given.rules.map((rule) => [rule, "warning"]));
  const resolved = resolveSettings({ readFile, ...(only ? { only: only.settings } : {}) });
  const settingsOf = (path: string): Settings => {
    const settings = resolved.settingsOf(path);
    if (given.rules.length === 0 && !given.allRules) return settings;
    const on = Object.entries(settings.rules).filter(
      ([rule, setting]) => setting !== "off" || !(given.allRules || asked[rule]),
    );
    return { ...settings, previewRules: true, rules: Object.fromEntries(on) };
  };
  const prefixed = (problem: Problem): Problem => ({ ...problem, message: scope.prefix + problem.message });
  const problems = [...resolved.problems.map(prefixed), ...(only?.problems ?? [])];
  return { settingsOf, problems };
}

function configurationOf(path: string, cwd: string) {
  let text: string;
  try {
    text = readFileSync(resolve(cwd, path), "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(
      code === "ENOENT" ? `--config ${path} does not exist.` : `--config ${path} can't be read (${code}).`,
    );
  }
  return parseConfiguration(text, path);
}

/** Writes what was fixed, or shows it; false when nothing was written. */
function keep(
  files: Map<string, FixedFile>,
  given: CheckArguments,
  io: CheckIo,
  scope: Scope,
  say: (sentence: string) => void,
): boolean {
  let fixes = 0;
  let changed = 0;
  for (const [file, { before, after, fixes: count }] of files) {
    const path = join(scope.root, file);
    const shown = relative(io.cwd, path) || file;
    if (given.dryRun) {
      io.stdout.write(unifiedDiff(shown, before, after));
      continue;
    }
    try {
      if (readFileSync(path, "utf8") !== before) {
        say(`${shown} changed while it was checked and was left alone.`);
        continue;
      }
      writeFileSync(path, after);
      fixes += count;
      changed++;
    } catch (error) {
      say(`${shown} can't be written (${(error as NodeJS.ErrnoException).code}).`);
    }
  }
  if (files.size === 0)
    say(
      given.kind
        ? `Nothing to fix by "${given.kind}": no finding has such a fix${given.paths.length ? " in these paths" : ""}.`
        : "Nothing to fix: no finding has a fix that is safe to apply by itself.",
    );
  else if (!given.dryRun) say(`Fixed ${counted(fixes, "place")} in ${counted(changed, "file")}.`);
  return !given.dryRun;
}

function distinct(problems: readonly Problem[]): Problem[] {
  const told = (one: Problem) => [one.message, ...(one.range ? [one.file, one.range.start.line] : [])].join("\n");
  return [...new Map(problems.map((one) => [told(one), one])).values()];
}
