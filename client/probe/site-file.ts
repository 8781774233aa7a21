import fs from "node:fs";
import path from "node:path";
import type { RunState } from "../../probe/index.ts";

/**
 * The file that a call site of the page names, and its line: one that the run saw and that exists, else `null`. What a page asks
 * for is not trusted, since a program under test has written its names.
 */
export function siteFile(state: RunState, file: unknown, line: unknown): { path: string; line: number } | null {
  if (!state.start || typeof file !== "string" || typeof line !== "number") return null;
  const seen = [...(state.attribution?.sites.values() ?? [])].some((site) => site.file === file && site.line === line);
  if (!seen) return null;
  const full = path.resolve(state.start.cwd, file);
  try {
    return fs.statSync(full).isFile() ? { path: full, line } : null;
  } catch {
    return null;
  }
}
