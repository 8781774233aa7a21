/** The engine, loaded when `check` needs it: `probe` and `--help` start without it. */
import type { Linter, LinterHost } from "../rules/linter.ts";

export interface Engine {
  createLinter(host: LinterHost): Linter;
  /** `cacheDirectory: null` keeps nothing; undefined means the user's cache folder. */
  createNodeHost(root: string, options: { cacheDirectory?: string | null }): LinterHost;
}

export async function loadEngine(): Promise<Engine> {
  const { createLinter } = await import("../rules/index.ts");
  const { createNodeHost } = await import("../host/index.ts");
  return { createLinter, createNodeHost };
}
