import type { Pool } from "../shape.ts";

const docs = "https://github.com/breejs/bree#instance-options";

/** Bree starts a worker thread for each job's file, in `root` (by default `jobs` in the working directory, read in 9.2.9). */
export const bree: Pool = {
  id: "bree",
  name: "Bree",
  packages: ["bree"],
  kind: "thread",
  unit: "job",
  source: docs,
  values: {},
  entries: ["new default", "new *"].flatMap((on) =>
    ["0.jobs.[]", "0.jobs.[].path", "0.jobs.[].name"].map((file) => ({
      id: `bree.${on}.${file}`,
      on,
      runs: {
        file,
        base: "cwd",
        exports: "module",
        // A path is taken as it is; a name is one of the folder's files.
        ...(file.endsWith("path") ? {} : { within: { at: "0.root", otherwise: "jobs" } }),
      } as const,
      atOnce: 1,
      confidence: 0.93,
      says: "Bree runs {target} in {n}",
      source: docs,
    })),
  ),
};
