import type { Pool } from "../shape.ts";

const docs = "https://github.com/tinylibs/tinypool#usage";
const cores = "as many as cores";

/** Tinypool, made from Piscina. Defaults read in 2.2.0; a relative file counts from the working directory (measured). */
export const tinypool: Pool = {
  id: "tinypool",
  name: "Tinypool",
  packages: ["tinypool"],
  kind: "thread",
  unit: "worker",
  results: "copied",
  source: docs,
  values: { pool: [{ instanceOf: "Tinypool" }, { instanceOf: "default" }] },
  entries: [
    ...["new Tinypool", "new default"].map((on) => ({
      id: `tinypool.${on}`,
      on,
      runs: { file: "0.filename", base: "cwd", exports: "named" } as const,
      atOnce: { at: "0.maxThreads", otherwise: "unknown", default: cores } as const,
      confidence: 0.95,
      says: "a Tinypool pool runs {target} in {n}",
      source: docs,
    })),
    {
      id: "tinypool.run",
      on: "pool.run",
      runs: { file: "1.filename", base: "cwd", exports: "named" },
      atOnce: { at: "0.maxThreads", of: "maker", otherwise: "unknown", default: cores },
      confidence: 0.95,
      says: "a Tinypool pool runs {target} in {n}",
      source: docs,
    },
  ],
  makes: ["new Tinypool", "new default"].map((on) => ({
    on,
    atOnce: { at: "0.maxThreads", otherwise: "unknown", default: cores } as const,
    close: ["destroy"],
    leavesAt: "0.minThreads",
    kinds: [{ at: "0.runtime", is: "child_process", kind: "process" as const }],
    memoryLimit: ["0.resourceLimits.maxOldGenerationSizeMb", "0.maxMemoryLimitBeforeRecycle"],
    source: docs,
  })),
};
