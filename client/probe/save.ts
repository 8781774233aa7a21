import fs from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { type ComparedRun, RUN_FILES, type RunView, reportOf, standalonePage } from "../../probe/index.ts";
import type { FollowedRun } from "./run.ts";

const PNG = /^data:image\/png;base64,([A-Za-z0-9+/]+={0,2})$/;
const FILTERS = { png: "PNG picture", json: "JSON", html: "HTML page" };

/** The bytes of a picture that the page made; `null` when it is none. */
export function pictureBytes(data: unknown): Buffer | null {
  const encoded = typeof data === "string" ? PNG.exec(data)?.[1] : undefined;
  return encoded ? Buffer.from(encoded, "base64") : null;
}

/** The page of a run as one file; `dist` has the panel's script and style. */
export function savedPage(dist: string, run: RunView, runs: ComparedRun[]): Buffer {
  const read = (name: string) => fs.readFileSync(path.join(dist, name), "utf8");
  return Buffer.from(standalonePage({ script: read("panel.js"), style: read("panel.css") }, run, runs));
}

/** Asks where to, and writes. `folder` is the run's, whose name the file gets. */
export async function save(folder: string, extension: keyof typeof FILTERS, bytes: Uint8Array): Promise<void> {
  // Beside .orm-memory, where the program lies: the run's own folder is not for people.
  const cwd = path.resolve(folder, "../../..");
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.file(path.join(cwd, `memory-${path.basename(folder)}.${extension}`)),
    filters: { [FILTERS[extension]]: [extension] },
  });
  if (!target) return;
  try {
    await vscode.workspace.fs.writeFile(target, bytes);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`${target.fsPath} could not be written (${message}).`);
  }
}

/** The report's file as it is; of a run whose probe was lost, what its log tells. */
export function reportBytes({ folder, state }: Pick<FollowedRun, "folder" | "state">): Buffer | null {
  try {
    return fs.readFileSync(path.join(folder, RUN_FILES.report));
  } catch {
    return state.start ? Buffer.from(`${JSON.stringify(reportOf(state))}\n`) : null;
  }
}
