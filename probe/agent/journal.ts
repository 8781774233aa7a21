import { openSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { AgentRecord } from "./records.ts";
import { threadId } from "./thread.ts";

const FLUSH_AT = 16 * 1024;

let descriptor = -1;
let waiting = "";

/** Opens this isolate's file. Returns false when it cannot be: then the isolate goes without an agent. */
export function openJournal(folder: string): boolean {
  try {
    descriptor = openSync(join(folder, `${process.pid}.${threadId}.ndjson`), "a");
    return true;
  } catch {
    return false;
  }
}

/** Microseconds on the clock that all processes of this machine share. */
export function now(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e6 + Math.round(nanoseconds / 1000);
}

/** Keeps a record until the next flush. */
export function note(record: AgentRecord): void {
  waiting += `${JSON.stringify(record)}\n`;
  if (waiting.length > FLUSH_AT) flush();
}

/** Hands a record to the system at once: what comes next may be the program's death. */
export function tell(record: AgentRecord): void {
  waiting += `${JSON.stringify(record)}\n`;
  flush();
}

export function flush(): void {
  if (waiting === "" || descriptor < 0) return;
  const text = waiting;
  waiting = "";
  try {
    writeSync(descriptor, text);
  } catch {
    // A full disk is no reason to disturb the program.
  }
}
