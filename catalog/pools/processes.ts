import type { Pool } from "../shape.ts";

const node = "https://nodejs.org/api/child_process.html#child_processforkmodulepath-args-options";
const cluster = "https://nodejs.org/api/cluster.html";

/** Node's processes. Relative files count from the working directory (measured). */
export const childProcess: Pool = {
  id: "child_process",
  name: "child_process",
  packages: ["node:child_process", "child_process"],
  kind: "process",
  unit: "worker",
  source: node,
  values: {},
  makes: ["fork", "default.fork"].map((on) => ({
    on,
    atOnce: "constructions" as const,
    source: node,
  })),
  entries: ["fork", "default.fork"].map((on) => ({
    id: `child_process.${on}`,
    on,
    runs: { file: "0", base: "cwd", exports: "module" } as const,
    atOnce: "constructions" as const,
    outside: ["process.send"],
    confidence: 0.92,
    says: "child_process.fork runs {target} in {n}",
    source: node,
  })),
};

/** The child's side: what its parent sends. */
export const processMessages: Pool = {
  id: "child_process.message",
  name: "child_process",
  packages: ["(global)"],
  kind: "process",
  unit: "worker",
  source: "https://nodejs.org/api/process.html#event-message",
  values: {},
  entries: ["process.on", "process.once"].map((on) => ({
    id: `child_process.${on}`,
    on,
    runs: { callback: "1" } as const,
    atOnce: "unknown" as const,
    when: { at: "0", is: "message" },
    offered: true as const,
    confidence: 0.85,
    says: "a child process runs {target} for each message it gets",
    source: "https://nodejs.org/api/process.html#event-message",
  })),
};

/**
 * Node's cluster starts the program again, or another file. Most clusters serve requests: what they run at their start
 * is less sure to be work.
 */
export const nodeCluster: Pool = {
  id: "cluster",
  name: "cluster",
  packages: ["node:cluster", "cluster"],
  kind: "process",
  unit: "worker",
  source: cluster,
  values: {},
  entries: [
    ...["fork", "default.fork"].map((on) => ({
      id: `cluster.${on}`,
      on,
      runs: { file: "own" } as const,
      atOnce: "constructions" as const,
      outside: ["isPrimary", "isMaster", "cluster.isPrimary", "cluster.isMaster"],
      confidence: 0.7,
      says: "cluster.fork runs {target} in {n}",
      source: `${cluster}#clusterforkenv`,
    })),
    ...["setupPrimary", "setupMaster"].flatMap((name) =>
      [name, `default.${name}`].map((on) => ({
        id: `cluster.${on}`,
        on,
        runs: { file: "0.exec", base: "cwd", exports: "module" } as const,
        atOnce: "unknown" as const,
        confidence: 0.85,
        says: "cluster.fork runs {target} in {n}",
        source: `${cluster}#clustersetupprimarysettings`,
      })),
    ),
  ],
};
