import type { Expr } from "../facts.ts";
import { folderOf, join } from "../modules/paths.ts";
import type { Program } from "../program.ts";
import { type Named, pathOf } from "../values/file-names.ts";
import type { Scope } from "../values/value.ts";

/** A relative path counts from the working directory, which no source tells; one candidate alone is a weak proof. */
const cwdFactor = 0.7;

/** How a library reads a path: what a relative one counts from, and the folder that it lies in where that is told apart. */
export interface PathRule {
  base: "cwd" | "caller";
  within?: Named | undefined;
}

/** The workspace file that an expression names as a worker's file, with how sure that is. */
export function workerFile(
  program: Program,
  expr: Expr,
  scope: Scope,
  rule: PathRule,
): { file: string; factor: number } | undefined {
  let named = pathOf(program.evaluator, expr, scope, 0);
  if (!named) return undefined;
  if (named.base === "cwd" && rule.base === "caller")
    named = { path: join(folderOf(scope.file), named.path), base: "workspace" };
  if (named.base === "cwd" && rule.within) named = { path: join(rule.within.path, named.path), base: rule.within.base };
  const { resolver } = program.workspace;
  if (named.base === "workspace") {
    const file = resolver.source(named.path);
    return file ? { file, factor: 1 } : undefined;
  }
  const candidates = new Set<string>();
  for (const base of basesOf(program, scope)) {
    const file = resolver.source(join(base, named.path));
    if (file) candidates.add(file);
  }
  const [only] = candidates;
  return only !== undefined && candidates.size === 1 ? { file: only, factor: cwdFactor } : undefined;
}

/** Where a program may be started: its package's folder, or the workspace's. */
const basesOf = (program: Program, scope: Scope): Set<string> =>
  new Set([program.workspace.resolver.packageFolder(scope.file), ""]);

/** Source files that lie in a folder itself. */
export function filesIn(program: Program, named: Named, scope: Scope): { file: string; factor: number }[] {
  const folders =
    named.base === "workspace" ? [named.path] : [...basesOf(program, scope)].map((b) => join(b, named.path));
  const factor = named.base === "workspace" ? 1 : cwdFactor;
  for (const folder of folders) {
    const files = [...program.workspace.files.keys()].filter((file) => folderOf(file) === folder);
    if (files.length) return files.map((file) => ({ file, factor }));
  }
  return [];
}
