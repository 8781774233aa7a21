import fs from "node:fs";
import path from "node:path";
import { AgentFiles } from "./attribution/agent-files.ts";
import { writeSites } from "./measured-sites.ts";
import type { Gap, ProbeReport, RunRecord, StartRecord } from "./measurement.ts";
import { reportOf } from "./report.ts";
import { RUN_FILES } from "./run-folder.ts";
import { RunState } from "./run-state.ts";

/** Samples wait at most this long before they are on disk, so a kill loses less than a second. */
const FLUSH_MS = 400;

/**
 * Appends records to a run's log. Writes go to the system at once when flushed, nothing waits in this process, so the log
 * survives its SIGKILL. When the disk is full or gone the run goes on, and `gap` says what was lost.
 */
export class RunLog {
  readonly #descriptor: number;
  #waiting = "";
  #since = 0;
  gap: Gap | null = null;

  constructor(folder: string) {
    this.#descriptor = fs.openSync(path.join(folder, RUN_FILES.log), "a");
  }

  append(record: RunRecord): void {
    if (this.#waiting === "") this.#since = performance.now();
    this.#waiting += `${JSON.stringify(record)}\n`;
    if ((record.kind !== "sample" && record.kind !== "agent") || performance.now() - this.#since >= FLUSH_MS)
      this.flush();
  }

  flush(): void {
    if (this.#waiting === "" || this.gap) return;
    try {
      fs.writeSync(this.#descriptor, this.#waiting);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? "an error";
      this.gap = {
        code: "record-truncated",
        text: `The run's log could not be written (${code}); its end is missing.`,
      };
    }
    this.#waiting = "";
  }

  close(): void {
    this.flush();
    fs.closeSync(this.#descriptor);
  }
}

/** Reads a log that may still grow: each call to `poll` gives the records that were completed since the last one. */
export class LogReader {
  readonly #path: string;
  #offset = 0;
  #rest = Buffer.alloc(0);

  constructor(folder: string) {
    this.#path = path.join(folder, RUN_FILES.log);
  }

  /** Empty while there is no log yet. A line that is not a record (torn by a full disk) is skipped. */
  poll(): RunRecord[] {
    let descriptor: number;
    try {
      descriptor = fs.openSync(this.#path, "r");
    } catch {
      return [];
    }
    try {
      const size = fs.fstatSync(descriptor).size - this.#offset;
      if (size <= 0) return [];
      const fresh = Buffer.alloc(size);
      const read = fs.readSync(descriptor, fresh, 0, size, this.#offset);
      this.#offset += read;
      const bytes = Buffer.concat([this.#rest, fresh.subarray(0, read)]);
      const end = bytes.lastIndexOf(10) + 1;
      this.#rest = bytes.subarray(end);
      return bytes.toString("utf8", 0, end).split("\n").flatMap(parseRecord);
    } finally {
      fs.closeSync(descriptor);
    }
  }
}

function parseRecord(line: string): RunRecord[] {
  try {
    return line === "" ? [] : [JSON.parse(line) as RunRecord];
  } catch {
    return [];
  }
}

const LONGEST_START = 64 * 1024;

/** The start record of a run; `null` while there is none. */
export function readStart(folder: string): StartRecord | null {
  try {
    const descriptor = fs.openSync(path.join(folder, RUN_FILES.log), "r");
    try {
      const bytes = Buffer.alloc(LONGEST_START);
      const text = bytes.toString("utf8", 0, fs.readSync(descriptor, bytes, 0, bytes.length, 0));
      const [record] = parseRecord(text.split("\n")[0]!);
      return record?.kind === "start" ? record : null;
    } finally {
      fs.closeSync(descriptor);
    }
  } catch {
    return null;
  }
}

/** The run that a folder's log tells so far, with what the agent wrote and nobody came to take over. */
export function readRun(folder: string): RunState {
  const state = new RunState();
  const taken = new Map<string, number>();
  for (const record of new LogReader(folder).poll()) {
    state.apply(record);
    if (record.kind === "agent") taken.set(record.isolate, (taken.get(record.isolate) ?? 0) + 1);
  }
  new AgentFiles(path.join(folder, RUN_FILES.agent)).poll((isolate, record) => {
    const left = taken.get(isolate) ?? 0;
    if (left > 0) taken.set(isolate, left - 1);
    else state.apply({ kind: "agent", isolate, record });
  });
  return state;
}

/** Writes a report so that a reader never sees half of it. Throws what the file system throws. */
export function writeReport(file: string, report: ProbeReport): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  fs.writeFileSync(unfinished, `${JSON.stringify(report)}\n`);
  fs.renameSync(unfinished, file);
}

/** True while a process of that id runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Gives every run whose probe was killed the report that it had no time to write, with `run.exit.kind` "probe-lost". `runs`
 * is the folder of runs; returns the folders of those that were recovered.
 */
export function recoverLostRuns(runs: string): string[] {
  const recovered: string[] = [];
  for (const name of fs.existsSync(runs) ? fs.readdirSync(runs) : []) {
    const folder = path.join(runs, name);
    if (fs.existsSync(path.join(folder, RUN_FILES.report)) || !fs.existsSync(path.join(folder, RUN_FILES.log)))
      continue;
    const state = readRun(folder);
    if (!state.start || isAlive(state.start.probePid)) continue;
    const report = reportOf(state);
    if (state.start.cwd) writeSites(folder, report, state.start.cwd);
    writeReport(path.join(folder, RUN_FILES.report), report);
    fs.rmSync(path.join(folder, RUN_FILES.agent), { recursive: true, force: true });
    recovered.push(folder);
  }
  return recovered;
}
