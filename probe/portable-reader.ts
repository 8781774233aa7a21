import pidtree from "pidtree";
import pidusage from "pidusage";
import type { TreeReader, TreeReading } from "./tree-reader.ts";

/**
 * Reads the tree of `root` where there is no /proc: `pidtree` for who belongs to it, `pidusage` for resident sizes. Both
 * ask a program of the system (`ps`, or PowerShell on Windows) each time, hence the long interval, and neither tells a high-water mark or which
 * pages are shared.
 */
export function portableReader(root: number): TreeReader {
  return {
    method: "rss-sum",
    shortestInterval: 250,
    gaps: [
      {
        code: "platform-without-hwm",
        text: "This system tells no high-water mark, so a peak between two samples can be missed.",
      },
      {
        code: "shared-pages-counted-twice",
        text: "Pages that several processes share are counted once for each of them.",
      },
    ],
    async read(): Promise<TreeReading> {
      let tree: { pid: number; ppid: number }[];
      try {
        tree = await pidtree(root, { root: true, advanced: true });
      } catch {
        return { processes: [], tree: 0, alive: false };
      }
      const parents = new Map(tree.map(({ pid, ppid }) => [pid, ppid]));
      const usage = await pidusage([...parents.keys()]).catch(() => ({}) as Record<string, undefined>);
      const processes = [...parents].flatMap(([pid, ppid]) => {
        const memory = usage[String(pid)]?.memory;
        return memory ? [{ pid, ppid: ppid > 0 ? ppid : null, rss: memory, hwm: null, threads: null }] : [];
      });
      return { processes, tree: processes.reduce((sum, { rss }) => sum + rss, 0), alive: true };
    },
    describe: () => null,
    close: () => pidusage.clear(),
  };
}
