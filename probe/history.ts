import fs from "node:fs";
import path from "node:path";
import { RUN_FILES } from "./run-folder.ts";
import { isAlive, readStart } from "./run-log.ts";

/** How much of old runs is kept. */
export interface HistoryLimit {
  runs: number;
  bytes: number;
}

export const HISTORY_LIMIT: HistoryLimit = { runs: 50, bytes: 256 * 1024 * 1024 };

function sizeOf(folder: string): number {
  let bytes = 0;
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) bytes += sizeOf(file);
    else if (entry.isFile()) bytes += fs.statSync(file).size;
  }
  return bytes;
}

/** A run that its probe still writes to. Without a report and without a log it may just be beginning. */
function goesOn(folder: string): boolean {
  if (fs.existsSync(path.join(folder, RUN_FILES.report))) return false;
  const start = readStart(folder);
  return start === null || isAlive(start.probePid);
}

/**
 * Removes the oldest runs of a folder of runs until the others are within the limit; runs that go on stay. Folders are named by their time.
 * What cannot be removed is left. Returns the names of what was removed.
 */
export function pruneHistory(runs: string, limit: HistoryLimit = HISTORY_LIMIT): string[] {
  const removed: string[] = [];
  let kept = 0;
  let bytes = 0;
  for (const name of fs.existsSync(runs) ? fs.readdirSync(runs).sort().reverse() : []) {
    const folder = path.join(runs, name);
    try {
      if (!/^\d{4}-\d\d-\d\dT/.test(name) || goesOn(folder)) continue;
      const size = sizeOf(folder);
      // The newest one stays, however large it is.
      if (kept === 0 || (kept < limit.runs && bytes + size <= limit.bytes)) {
        kept++;
        bytes += size;
        continue;
      }
      fs.rmSync(folder, { recursive: true, force: true });
      removed.push(name);
    } catch {
      // Another probe may have removed it at the same time.
    }
  }
  return removed;
}
