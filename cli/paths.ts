/** Which folder is looked at as a whole, and which of its files are told about. */
import { posix, relative, resolve, sep } from "node:path";
import type { CheckResult, Finding } from "../rules/finding.ts";

export interface Scope {
  /** Absolute: the folder that the linter takes for the workspace. */
  root: string;
  /** Paths below it that are told about, with `/`; empty: everything. */
  only: string[];
  /** What has to stand before a workspace path so that it is relative to the working directory; "" or "../a/". */
  prefix: string;
}

/**
 * The working directory is the workspace: a pool in one package runs what another package reads, so it is looked at whole
 * even where only a part is told about. Paths outside of it move the workspace to what they have in common.
 */
export function scopeOf(cwd: string, paths: readonly string[]): Scope {
  const absolute = paths.map((path) => resolve(cwd, path));
  const inside = absolute.every((path) => path === cwd || path.startsWith(cwd.endsWith(sep) ? cwd : cwd + sep));
  const root = inside ? cwd : commonFolder(absolute);
  const only = absolute.map((path) => slashes(relative(root, path)));
  return { root, only: only.includes("") ? [] : only, prefix: inside ? "" : `${slashes(relative(cwd, root))}/` };
}

/** Is a file of the workspace one that was asked for? */
export function isInside({ only }: Pick<Scope, "only">, path: string): boolean {
  return only.length === 0 || only.some((one) => path === one || path.startsWith(`${one}/`));
}

/** Only findings in the asked-for paths, with files as seen from the working directory; sums go by what is told. */
export function narrow(result: CheckResult, scope: Scope, rules: readonly string[]): CheckResult {
  const { prefix } = scope;
  const findings = result.findings
    .filter((one) => isInside(scope, one.file) && (rules.length === 0 || rules.includes(one.rule)))
    .map((one) => seenFrom(one, prefix));
  const count = (severity: Finding["severity"]) => findings.filter((one) => one.severity === severity).length;
  const sums = { warnings: count("warning"), informations: count("information"), hints: count("hint") };
  const problems = result.problems
    .filter(({ file, range }) => !range || file === null || isInside(scope, file))
    .map((one) => (one.range && one.file !== null ? { ...one, file: posix.normalize(prefix + one.file) } : one));
  return { ...result, findings, problems, summary: { ...result.summary, ...sums } };
}

function seenFrom(finding: Finding, prefix: string): Finding {
  if (prefix === "") return finding;
  const seen = (path: string) => posix.normalize(prefix + path);
  const path = finding.path.map((step) => ({ ...step, file: seen(step.file) }));
  const fixes = finding.fixes.map((fix) => (fix.file === undefined ? fix : { ...fix, file: seen(fix.file) }));
  const entry = { ...finding.entry, file: seen(finding.entry.file) };
  return { ...finding, file: seen(finding.file), path, entry, fixes };
}

function commonFolder(paths: readonly string[]): string {
  const [first = "", ...rest] = paths;
  let folder = first;
  while (!rest.every((path) => path === folder || path.startsWith(folder + sep))) folder = resolve(folder, "..");
  return folder;
}

function slashes(path: string): string {
  return path.split(sep).join("/");
}
