/** The product on a project, as a user runs it: what it finds and offers, and what it writes. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { CheckResult, Finding, FixKind } from "../../rules/finding.ts";

const cli = fileURLToPath(new URL("../../dist/cli.cjs", import.meta.url));

/** What is found in each program, by its name. */
export async function findings(project: string): Promise<Map<string, Finding>> {
  const { findings } = await check(project, []);
  const found = new Map<string, Finding>();
  for (const finding of findings) {
    const name = /^src\/programs\/(.+)\.ts$/.exec(finding.file)?.[1];
    if (name) found.set(name, finding);
  }
  return found;
}

/** Rewrites the project's files by one kind of fix. */
export async function applyFixes(project: string, kind: FixKind): Promise<void> {
  await check(project, ["--fix", "--kind", kind]);
}

function check(project: string, more: readonly string[]): Promise<CheckResult> {
  const args = [cli, "check", "--no-cache", "--format", "json", "--max-warnings", "9999", ...more];
  return new Promise((done, fail) =>
    execFile(process.execPath, args, { cwd: project, maxBuffer: 1 << 28 }, (error, stdout, stderr) =>
      error
        ? fail(new Error(`check ${more.join(" ")} in ${project}: ${stderr || error.message}`))
        : done(JSON.parse(stdout)),
    ),
  );
}
