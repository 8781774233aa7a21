/** The product on a project, as a user runs it: what it finds and offers, and what it writes. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createNodeHost } from "../../host/index.ts";
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

/** `check --fix --kind KIND` in a project. */
export function fixAll(project: string, kind: FixKind): Promise<CheckResult> {
  const args = [cli, "check", "--no-cache", "--format", "json", "--max-warnings", "9999", "--fix", "--kind", kind];
  return new Promise((done, fail) =>
    execFile(process.execPath, args, { cwd: project, maxBuffer: 1 << 28 }, (error, stdout, stderr) =>
      error ? fail(new Error(`check --fix in ${project}: ${stderr || error.message}`)) : done(JSON.parse(stdout)),
    ),
  );
}

/** Why there are no edits for a fix that was offered. */
export async function refusalOf({ linter }: Checked, finding: Finding, kind: FixKind): Promise<string> {
  const rewrite = await linter.fix(finding, kind);
  return "reason" in rewrite ? rewrite.reason : "its edits were not applied";
}
