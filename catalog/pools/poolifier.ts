import type { Pool } from "../shape.ts";

const docs = "https://github.com/poolifier/poolifier/blob/master/docs/api.md";

/** Poolifier. Where the file and the number stand was read in 5.3.2; the file counts from the working directory. */
export const poolifier: Pool = {
  id: "poolifier",
  name: "Poolifier",
  packages: ["poolifier"],
  kind: "thread",
  unit: "worker",
  results: "copied",
  source: docs,
  values: {},
  entries: [
    ...(
      [
        ["FixedThreadPool", "1", "0", "thread"],
        ["DynamicThreadPool", "2", "1", "thread"],
        ["FixedClusterPool", "1", "0", "process"],
        ["DynamicClusterPool", "2", "1", "process"],
      ] as const
    ).map(([name, file, at, kind]) => ({
      id: `poolifier.${name}`,
      on: `new ${name}`,
      runs: { file, base: "cwd", exports: "module" } as const,
      atOnce: { at, otherwise: "unknown" } as const,
      kind,
      confidence: 0.93,
      says: "a Poolifier pool runs {target} in {n}",
      source: `${docs}#pool--new-fixedthreadpoolfixedclusterpoolnumberofthreadsnumberofworkers-filepath-opts`,
    })),
    ...(
      [
        ["ThreadWorker", "thread"],
        ["ClusterWorker", "process"],
      ] as const
    ).map(([name, kind]) => ({
      id: `poolifier.${name}`,
      on: `new ${name}`,
      runs: { callbacks: "0" } as const,
      atOnce: "unknown" as const,
      kind,
      offered: true as const,
      confidence: 0.93,
      says: "a Poolifier pool runs {target} in {n}",
      source: `${docs}#class-yourworker-extends-threadworkerclusterworker`,
    })),
  ],
  makes: (
    [
      ["FixedThreadPool", "0", "thread"],
      ["DynamicThreadPool", "1", "thread"],
      ["FixedClusterPool", "0", "process"],
      ["DynamicClusterPool", "1", "process"],
    ] as const
  ).map(([name, at, kind]) => ({
    on: `new ${name}`,
    kind,
    atOnce: { at, otherwise: "unknown" } as const,
    close: ["destroy"],
    holds: true as const,
    ...(at === "1" ? { leavesAt: "0" } : {}),
    ...(kind === "thread"
      ? { memoryLimit: [`${Number(at) + 2}.workerOptions.resourceLimits.maxOldGenerationSizeMb`] }
      : {}),
    source: `${docs}#pooldestroy`,
  })),
};
