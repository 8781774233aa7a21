/**
 * The agent: one CommonJS file that `NODE_OPTIONS=--require` brings into each isolate of the program, its workers and child
 * processes included. It writes what it sees to a file of its own in the run's folder, and never throws into the program.
 */
import { FOLDER_VARIABLE } from "./folder-variable.ts";
import { watchHeap } from "./heap.ts";
import { flush, note, now, openJournal, tell } from "./journal.ts";
import { AGENT, watchModules } from "./modules.ts";
import { readWorkerHeaps, tellOpen } from "./open.ts";
import { takeCounted } from "./statements.ts";
import { threadId, workerLimitMb } from "./thread.ts";

/** What is open changes slowly: it is asked for at every fourth tick. */
const OPEN_EVERY = 4;

function start(folder: string): void {
  if (!openJournal(folder)) return;
  tell({
    k: "isolate",
    t: now(),
    pid: process.pid,
    tid: threadId,
    node: process.versions.node,
    entry: process.argv[1] ?? null,
    workerLimitMb,
  });
  watchModules();
  let tick = 0;
  watchHeap(() => {
    tellCounted();
    readWorkerHeaps();
    if (tick++ % OPEN_EVERY === 0) tellOpen();
  });
  process.on("exit", (code) => {
    tellCounted();
    note({ k: "bye", t: now(), code: code ?? null });
    flush();
  });
}

function tellCounted(): void {
  for (const [site, calls] of takeCounted()) note({ k: "counted", site, calls });
}

const folder = process.env[FOLDER_VARIABLE];
if (folder && !(AGENT in globalThis)) {
  try {
    start(folder);
  } catch {
    // The program runs as it would without the agent; that this isolate had none is seen from outside.
  }
}
