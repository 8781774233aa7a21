import fs from "node:fs";
import path from "node:path";

/** Names of the files in a run's folder. */
export const RUN_FILES = {
  /** One record a line, appended as the run goes on. */
  log: "run.ndjson",
  report: "report.json",
  /** The call sites of the report, for editors and checks that join them to findings. */
  sites: "sites.json",
  /** A folder in which each isolate of the program writes while it runs. */
  agent: "agent",
  /** The program's output, where whoever started the probe sent it there. */
  output: "output.log",
  /** What came of a verification, in the folder of its second run. */
  verification: "verification.json",
  /** Made by whoever wants the run to stop. */
  stop: "stop",
} as const;

const FIXED = "-fixed";

/** The folder of a verification's second run, beside that of its first. */
export const fixedRunFolder = (first: string): string => `${first}${FIXED}`;

/** Whether a run is a verification's second one. */
export const isFixedRun = (folder: string): boolean => folder.endsWith(FIXED);

/** Where the runs of a working directory are kept. */
export const runsFolder = (cwd: string): string => path.join(cwd, ".orm-memory", "runs");

/** Makes `.orm-memory/runs/` with the `.gitignore` by which it ignores itself. Throws what the file system throws. */
export function prepareRunsFolder(cwd: string): string {
  const runs = runsFolder(cwd);
  fs.mkdirSync(runs, { recursive: true });
  const ignore = path.join(cwd, ".orm-memory", ".gitignore");
  if (!fs.existsSync(ignore)) fs.writeFileSync(ignore, "*\n");
  return runs;
}

/** Makes a folder for a new run, named by its start in local time: `2026-11-24T22-10-05`. */
export function createRunFolder(cwd: string, now = new Date()): string {
  const runs = prepareRunsFolder(cwd);
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString();
  const stamp = local.slice(0, 19).replaceAll(":", "-");
  for (let attempt = 1; ; attempt++) {
    const folder = path.join(runs, attempt === 1 ? stamp : `${stamp}-${attempt}`);
    try {
      fs.mkdirSync(folder);
      return folder;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}
