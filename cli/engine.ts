/** The engine, loaded when `check` needs it: `probe` and `--help` start without it. */
import type { Finding } from "../rules/finding.ts";
import type { Linter, LinterHost } from "../rules/linter.ts";

export interface Engine {
  /** The rules that this version checks. */
  rules: readonly { id: string; description: string }[];
  createLinter(host: LinterHost): Linter;
  /** `cacheDirectory: null` keeps nothing; undefined means the user's cache folder. */
  createNodeHost(root: string, options: { cacheDirectory?: string | null; named?: readonly string[] }): LinterHost;
  /** The findings with what the memory probe has measured at their calls below `root`. */
  withMeasured(root: string, findings: readonly Finding[]): Finding[];
}

export async function loadEngine(): Promise<Engine> {
  const { createLinter, rules } = await import("../rules/index.ts");
  const { createNodeHost, withMeasured } = await import("../host/index.ts");
  const { MeasuredSites } = await import("../probe/index.ts");
  const joined: Engine["withMeasured"] = (root, findings) => withMeasured(root, findings, new MeasuredSites(root));
  return { createLinter, createNodeHost, rules, withMeasured: joined };
}
