/** The product on a project, as a user runs it: what it finds and offers, and what it writes. */
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createNodeHost } from "../../host/index.ts";
import { applyEdits } from "../../rewrite/edit.ts";
import { resolveSettings } from "../../rules/configuration/index.ts";
import type { CheckResult, Finding, FixKind } from "../../rules/finding.ts";
import { createLinter } from "../../rules/index.ts";
import type { Linter } from "../../rules/linter.ts";

const cli = fileURLToPath(new URL("../../dist/cli.cjs", import.meta.url));

/** A linter over a folder, and what it finds there. */
export interface Checked {
  linter: Linter;
  findings: Finding[];
}

/** Looks at a project as an editor does. */
export async function check(project: string): Promise<Checked> {
  const host = createNodeHost(project, { cacheDirectory: null });
  const linter = createLinter(host);
  linter.configure(resolveSettings({ readFile: (path) => host.readFile(path) }).settingsOf, []);
  const { findings } = await linter.check();
  return { linter, findings };
}

/** `check --fix --kind KIND` in a project: applies what is safe. */
export function fixAll(project: string, kind: FixKind): Promise<CheckResult> {
  const args = [cli, "check", "--no-cache", "--format", "json", "--max-warnings", "9999", "--fix", "--kind", kind];
  return new Promise((done, fail) =>
    execFile(process.execPath, args, { cwd: project, maxBuffer: 1 << 28 }, (error, stdout, stderr) =>
      error ? fail(new Error(`check --fix in ${project}: ${stderr || error.message}`)) : done(JSON.parse(stdout)),
    ),
  );
}

/** Applies one fix that somebody chose from the light bulb; hands back the reason when there are no edits after all. */
export async function fixOne(
  checked: Checked,
  finding: Finding,
  kind: FixKind,
  project: string,
): Promise<string | null> {
  const rewrite = await checked.linter.fix(finding, kind);
  if ("reason" in rewrite) return rewrite.reason;
  const file = join(project, rewrite.file);
  writeFileSync(file, applyEdits(readFileSync(file, "utf8"), rewrite.edits));
  return null;
}
