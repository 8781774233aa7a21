import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { ProbeReport, StartRecord } from "./measurement.ts";
import { type ProbeOptions, type ProbeSession, startProbe } from "./session.ts";

/** What the probe's tests share: real programs to measure, and the report's schema. */
export const fixture = (name: string): string => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));

export const MB = 1024 * 1024;

const folders: string[] = [];
process.on("exit", () => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

/** A folder that goes when the tests end; its name has a space and a letter outside ASCII, as users' folders do. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "probe test ä "));
  folders.push(folder);
  return folder;
}

/** What a program of the tests gets: the options of the tests' own Node are no business of its. */
export const environment = (): NodeJS.ProcessEnv => ({ ...process.env, NODE_OPTIONS: "" });

/** Starts a real probe of a real program in a folder of its own. */
export async function probe(
  command: string[],
  changes: Partial<ProbeOptions> = {},
): Promise<{ session: ProbeSession; folder: string }> {
  const folder = temporaryFolder();
  const session = await startProbe({
    target: { command },
    cwd: folder,
    env: environment(),
    stdio: "ignore",
    intervalMs: 50,
    budgetBytes: null,
    runFolder: folder,
    tool: { name: "orm-memory-lint", version: "0.0.0" },
    ...changes,
  });
  return { session, folder };
}

/** A made-up run's first record; its process ids are above the greatest that there can be. */
export const startRecord = (changes: Partial<StartRecord> = {}): StartRecord => ({
  kind: "start",
  version: 1,
  tool: { name: "orm-memory-lint", version: "0.0.0" },
  host: { platform: "linux", arch: "x64", release: "6", cpus: 2, totalMem: 8192 * MB, cgroupLimit: null },
  startedAt: "2026-11-24T22:10:05.000Z",
  command: ["npm", "run", "worker"],
  pid: 2 ** 22 + 1,
  probePid: 2 ** 22 + 2,
  attached: false,
  intervalMs: 50,
  budgetBytes: null,
  treeMethod: "shared-once",
  cwd: "/project",
  startedMono: 0,
  agent: false,
  ...changes,
});

const schema = JSON.parse(fs.readFileSync(new URL("../schemas/probe-report.schema.json", import.meta.url), "utf8"));
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
formats.default(ajv);
const validate = ajv.compile(schema);

/** Throws with all complaints when a report does not keep to the schema that is published for it. */
export function assertValid(report: ProbeReport): void {
  if (!validate(report)) throw new Error(ajv.errorsText(validate.errors, { separator: "\n" }));
}

/** Waits for something that comes true by itself; fails after 10 s. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`waited 10 s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie is dead, only not yet buried by its parent.
    return !/^State:\tZ/m.test(fs.readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
