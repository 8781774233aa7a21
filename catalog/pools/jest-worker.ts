import type { Pool } from "../shape.ts";

const docs = "https://github.com/jestjs/jest/tree/main/packages/jest-worker#readme";

/** jest-worker runs every export of a file that is named absolutely. Defaults read in 30.5.1. */
export const jestWorker: Pool = {
  id: "jest-worker",
  name: "jest-worker",
  packages: ["jest-worker"],
  kind: "process",
  unit: "worker",
  results: "copied",
  source: docs,
  values: {},
  entries: ["new Worker", "new default"].map((on) => ({
    id: `jest-worker.${on}`,
    on,
    runs: { file: "0", base: "cwd", exports: "every" } as const,
    atOnce: { at: "1.numWorkers", otherwise: "unknown", default: "cores − 1" } as const,
    confidence: 0.93,
    says: "jest-worker runs {target} in {n}",
    source: docs,
  })),
  makes: ["new Worker", "new default"].map((on) => ({
    on,
    atOnce: { at: "1.numWorkers", otherwise: "unknown", default: "cores − 1" } as const,
    close: ["end"],
    holds: true as const,
    kinds: [{ at: "1.enableWorkerThreads", is: true as const, kind: "thread" as const }],
    source: docs,
  })),
};
