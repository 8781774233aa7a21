/**
 * The agent: one CommonJS file that `NODE_OPTIONS=--require` brings into each isolate of the program, its workers and child
 * processes included. It writes what it sees to a file of its own in the run's folder, and never throws into the program.
 */
import v8 from "node:v8";
import { resourceLimits, threadId } from "node:worker_threads";
import { FOLDER_VARIABLE } from "./folder-variable.ts";
import { watchHeap } from "./heap.ts";
import { reachDescendants } from "./inherit.ts";
import { flush, note, now, openJournal, tell } from "./journal.ts";
import { AGENT, watchModules } from "./modules.ts";
import { readWorkerHeaps, tellOpen, watchWorkers } from "./open.ts";
import { takeCounted } from "./statements.ts";

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
    heapLimit: v8.getHeapStatistics().heap_size_limit,
    workerLimitMb: resourceLimits.maxOldGenerationSizeMb ?? null,
  });
  reachDescendants();
  watchModules();
  watchWorkers();
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
