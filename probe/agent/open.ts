import type { Worker } from "node:worker_threads";
import { note, now, tell } from "./journal.ts";
import type { HeapRecord } from "./records.ts";

const connections: Record<string, number> = {};
const workers = new Set<Worker>();
let told = "";

/** A driver opens a connection; what is returned is to be called once when it is closed. */
export function opened(driver: string): () => void {
  connections[driver] = (connections[driver] ?? 0) + 1;
  let open = true;
  return () => {
    if (open) connections[driver]!--;
    open = false;
  };
}

/** Follows the workers that this isolate starts, from their start to their end. */
export function watchWorkers(): void {
  const { errorMonitor } = require("node:events") as typeof import("node:events");
  const { subscribe } = require("node:diagnostics_channel") as typeof import("node:diagnostics_channel");
  subscribe("worker_threads", (message) => {
    const { worker } = message as { worker: Worker & { threadName?: string } };
    const tid = worker.threadId;
    workers.add(worker);
    note({ k: "worker", t: now(), tid, name: worker.threadName || null });
    let error: string | undefined;
    // Only looks on: a listener for "error" itself would keep an error from ending the program.
    worker.on(errorMonitor as never, (reason: { code?: string }) => {
      error = reason?.code;
    });
    worker.once("exit", (code) => {
      workers.delete(worker);
      tell({ k: "worker-end", t: now(), tid, code, ...(error === undefined ? {} : { error }) });
    });
  });
}

interface HeapStatistics {
  used_heap_size: number;
  total_heap_size: number;
  external_memory: number;
}

/** Asks each worker for its heap, where Node can: the answer comes even while a query blocks the worker. */
export function readWorkerHeaps(): void {
  for (const worker of workers) {
    const read = (worker as Worker & { getHeapStatistics?(): Promise<HeapStatistics> }).getHeapStatistics;
    if (!read) return;
    const tid = worker.threadId;
    read.call(worker).then(
      ({ used_heap_size, total_heap_size, external_memory }) => {
        const heap: HeapRecord = {
          k: "heap",
          t: now(),
          tid,
          used: used_heap_size,
          total: total_heap_size,
          external: external_memory,
        };
        note(heap);
      },
      () => {},
    );
  }
}

/** Tells what is open when that has changed. */
export function tellOpen(): void {
  const sockets = process.getActiveResourcesInfo().filter((kind) => kind === "TCPSocketWrap").length;
  const state = { workers: workers.size, sockets, connections };
  const text = JSON.stringify(state);
  if (text === told) return;
  told = text;
  note({ k: "open", t: now(), ...state });
}
