import fs from "node:fs";
import { HeldProcFile, readProcFile } from "./proc-file.ts";
import { parseRelatives } from "./proc-status.ts";

/** Whether this kernel lists children by thread; some are built without it (CONFIG_PROC_CHILDREN). */
export const kernelListsChildren = fs.existsSync(`/proc/self/task/${process.pid}/children`);

/** The threads of one process, each with the list of children that it started: any thread may fork. */
export class ThreadChildren {
  readonly #folder: string;
  readonly #files = new Map<string, HeldProcFile>();

  constructor(pid: number) {
    this.#folder = `/proc/${pid}/task`;
  }

  /** Process ids of the children of now; empty when the process is gone. */
  read(): number[] {
    let threads: string[];
    try {
      threads = fs.readdirSync(this.#folder);
    } catch {
      threads = [];
    }
    for (const thread of threads) {
      if (!this.#files.has(thread)) {
        this.#files.set(thread, new HeldProcFile(`${this.#folder}/${thread}/children`));
      }
    }
    const children: number[] = [];
    for (const [thread, file] of this.#files) {
      const text = file.read();
      if (text === null) {
        file.close();
        this.#files.delete(thread);
      } else if (text !== "") {
        for (const child of text.trim().split(" ")) children.push(Number(child));
      }
    }
    return children;
  }

  close(): void {
    for (const file of this.#files.values()) file.close();
    this.#files.clear();
  }
}

/**
 * Every process of the machine that belongs to the tree of `root`, by one walk over /proc (about half a millisecond
 * for a hundred processes, so once a second): descendants, and those whose parent ended, which init has taken over but
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
