import fs from "node:fs";
import { HeldProcFile, readProcFile } from "./proc-file.ts";
import { parseRelatives } from "./proc-status.ts";

/** Whether this kernel lists children by thread; some are built without it (CONFIG_PROC_CHILDREN). */
export const kernelListsChildren = fs.existsSync(`/proc/self/task/${process.pid}/children`);

/** Threads are listed at least so often, in case one ended and another began between two looks. */
const LIST_EVERY_MS = 1000;

/**
 * Most threads never start a process, and a runtime has a dozen: those that have not done it yet are asked at every fourth
 * look. A child of such a thread is met up to three looks later; its high-water mark still tells its peak.
 */
const ALL_THREADS_EVERY = 4;

/** The threads of one process, each with the list of children that it started: any thread may fork. */
export class ThreadChildren {
  readonly #folder: string;
  readonly #files = new Map<string, HeldProcFile>();
  /** Threads that have started children before, and the first one, which mostly does. */
  readonly #parents: Set<string>;
  #listedAt = Number.NEGATIVE_INFINITY;
  #look = 0;

  constructor(pid: number) {
    this.#folder = `/proc/${pid}/task`;
    this.#parents = new Set([String(pid)]);
  }

  /**
   * Process ids of the children of now; empty when the process is gone. `threads` is how many threads it has: the folder of
   * threads, which costs more to list than a thread's children to read, is listed anew only when that number has changed.
   */
  read(threads: number): number[] {
    if (threads !== this.#files.size || performance.now() - this.#listedAt > LIST_EVERY_MS) this.#list();
    const everyThread = this.#look++ % ALL_THREADS_EVERY === 0;
    const children: number[] = [];
    for (const [thread, file] of this.#files) {
      if (!everyThread && !this.#parents.has(thread)) continue;
      const text = file.read();
      if (!text) continue;
      this.#parents.add(thread);
      for (const child of text.trim().split(" ")) children.push(Number(child));
    }
    return children;
  }

  close(): void {
    for (const file of this.#files.values()) file.close();
    this.#files.clear();
  }

  #list(): void {
    this.#listedAt = performance.now();
    let listed: Set<string>;
    try {
      listed = new Set(fs.readdirSync(this.#folder));
    } catch {
      listed = new Set();
    }
    for (const [thread, file] of this.#files) {
      if (listed.has(thread)) continue;
      file.close();
      this.#files.delete(thread);
      this.#parents.delete(thread);
    }
    for (const thread of listed) {
      if (!this.#files.has(thread)) {
        this.#files.set(thread, new HeldProcFile(`${this.#folder}/${thread}/children`));
      }
    }
  }
}

/**
 * Every process of the machine that belongs to the tree of `root`, by one walk over /proc (about half a millisecond
 * for a hundred processes, so every three seconds): descendants, and those whose parent ended, which init has taken over but
 * which still carry the root's session or group (only where `own` says that the root was started in a session of its own).
 */
export function scanTree(root: number, own: boolean): number[] {
  const children = new Map<number, number[]>();
  const found = new Set<number>([root]);
  for (const name of fs.readdirSync("/proc")) {
    const first = name.charCodeAt(0);
    if (first < 48 || first > 57) continue;
    const text = readProcFile(`/proc/${name}/stat`);
    const relatives = text && parseRelatives(text);
    if (!relatives) continue;
    const pid = Number(name);
    if (own && (relatives.session === root || relatives.group === root)) found.add(pid);
    const siblings = children.get(relatives.ppid);
    if (siblings) siblings.push(pid);
    else children.set(relatives.ppid, [pid]);
  }
  for (const pid of found) for (const child of children.get(pid) ?? []) found.add(child);
  return [...found];
}
