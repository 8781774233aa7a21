/** For tests: a small repository on disk, looked at by the real engine through `check`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { checkCommand } from "./check.ts";

const folders: string[] = [];

/** A folder with the files in it; it goes when the test file is done. */
export function workspaceOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "orm memory ä-"));
  if (!folders.length)
    after(() => {
      for (const one of folders) rmSync(one, { recursive: true, force: true });
    });
  folders.push(folder);
  write(folder, files);
  return folder;
}

export function write(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** `check` with these words in a folder, without a cache. */
export async function checkIn(cwd: string, ...argv: string[]) {
  const written = { stdout: "", stderr: "" };
  const output = (name: "stdout" | "stderr") => ({
    write: (text: string) => {
      written[name] += text;
    },
  });
  const status = await checkCommand(["--no-cache", ...argv], {
    cwd,
    env: {},
    stdout: output("stdout"),
    stderr: output("stderr"),
    version: "0.1.0",
    signal: new AbortController().signal,
  });
  return { status, ...written };
}
