import fs from "node:fs";
import type { Description, ProcessReading, TreeReader, TreeReading } from "../tree-reader.ts";
import { readProcFile } from "./proc-file.ts";
import { ProcMemory } from "./proc-memory.ts";
import { kernelListsChildren, scanTree, ThreadChildren } from "./proc-tree.ts";

/** A walk over all of /proc costs as much as ten looks at the tree; it only finds what lost its parent between two of them. */
const SCAN_EVERY_MS = 3000;

interface Known {
  memory: ProcMemory;
  children: ThreadChildren;
}

/**
 * Reads the tree of `root` from /proc, in a third of a millisecond for a handful of processes. Once seen, a process stays known until it ends, also when
 * its parent ends first. `own`: the root was started in a session of its own, so that strays can be told by it.
 */
export function linuxReader(root: number, own: boolean): TreeReader {
  const known = new Map<number, Known>();
  let scannedAt = performance.now();

  const meet = (pid: number) => {
    if (!known.has(pid)) {
      known.set(pid, { memory: new ProcMemory(pid), children: new ThreadChildren(pid) });
    }
  };

  const forget = (pid: number, process: Known) => {
    process.memory.close();
    process.children.close();
    known.delete(pid);
  };

  meet(root);

  return {
    method: "shared-once",
    shortestInterval: 5,
    gaps: [],
    read(): TreeReading {
      const now = performance.now();
      if (!kernelListsChildren || now - scannedAt > SCAN_EVERY_MS) {
        scannedAt = now;
        for (const pid of scanTree(root, own)) meet(pid);
      }
      const processes: ProcessReading[] = [];
      let alone = 0;
      let file = 0;
      // A map is walked in the order of entry, so children met on the way are read in the same pass.
      for (const [pid, process] of known) {
        const status = process.memory.read();
        if (status === "gone") forget(pid, process);
        if (status === "gone" || status === null) continue;
        for (const child of process.children.read(status.threads)) meet(child);
        alone += status.anonymous + status.shared;
        file = Math.max(file, status.file);
        processes.push({ pid, ppid: status.ppid, rss: status.rss, hwm: status.hwm, threads: status.threads });
      }
      return { processes, tree: alone + file, alive: known.size > 0 };
    },
    proportional(pids) {
      const sizes = pids.map((pid) => /^Pss:\s+(\d+) kB/m.exec(readProcFile(`/proc/${pid}/smaps_rollup`) ?? "")?.[1]);
      return sizes.includes(undefined) ? null : sizes.reduce((sum, size) => sum + Number(size) * 1024, 0);
    },
    describe(pid): Description | null {
      const text = readProcFile(`/proc/${pid}/cmdline`);
      if (!text) return null;
      let runtime: string | null = null;
      try {
        runtime = fs
          .readlinkSync(`/proc/${pid}/exe`)
          .replace(/^.*\//, "")
          .replace(/ \(deleted\)$/, "");
      } catch {
        // another user's process: its program file is not told
      }
      const argv = Buffer.from(text, "latin1").toString("utf8").replace(/\0+$/, "").split("\0");
      return { argv, runtime };
    },
    close() {
      for (const [pid, process] of known) forget(pid, process);
    },
  };
}
