/** The engine, loaded when `check` needs it: `probe` and `--help` start without it. */
import type { Linter, LinterHost } from "../rules/linter.ts";

export interface Engine {
  /** The rules that this version checks. */
  rules: readonly { id: string; description: string }[];
  createLinter(host: LinterHost): Linter;
  /** `cacheDirectory: null` keeps nothing; undefined means the user's cache folder. */
  createNodeHost(root: string, options: { cacheDirectory?: string | null }): LinterHost;
}

export async function loadEngine(): Promise<Engine> {
  const { createLinter, rules } = await import("../rules/index.ts");
  const { createNodeHost } = await import("../host/index.ts");
  return { createLinter, createNodeHost, rules };
}
