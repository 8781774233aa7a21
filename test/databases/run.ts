/** Runs programs in a process of their own, with the Node of the tests. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Packages } from "./machine.ts";
import type { Outcome } from "./runtime/main.ts";

export interface RunOptions {
  packages: Packages;
  /** The project's folder, with its JavaScript. */
  project: string;
  /** Where the database is. */
  address: string;
  programs: readonly string[];
  measure?: "heap" | "keys";
  /** Megabytes of V8's old space. */
  oldSpace?: number;
  /** Rows between two looks at the heap. */
  lookEvery?: number;
  seconds?: number;
}

export interface Ran {
  outcomes: Map<string, Outcome>;
  /** V8 gave up for want of memory. */
  outOfMemory: boolean;
  /** Why the process ended before it was done, null when it was. */
  died: string | null;
}

export function runPrograms(options: RunOptions): Promise<Ran> {
  const { project, programs, measure } = options;
  const flags = ["--no-warnings"];
  if (measure === "heap") flags.push("--expose-gc");
  if (options.oldSpace !== undefined) flags.push(`--max-old-space-size=${options.oldSpace}`);
  const child = spawn(options.packages.node, [...flags, join(project, "out/main.js"), ...programs], {
    cwd: project,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      TZ: "UTC",
      DATABASE: options.address,
      ...(measure ? { MEASURE: measure } : {}),
      ...(options.lookEvery ? { LOOK_EVERY: String(options.lookEvery) } : {}),
    },
  });
  let printed = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors = (errors + text).slice(-6000);
  });
  const limit = setTimeout(() => child.kill("SIGKILL"), (options.seconds ?? 300) * 1000);
  return new Promise((done) =>
    child.once("close", (code, signal) => {
      clearTimeout(limit);
      const lines = printed.split("\n").filter((line) => line.startsWith("{"));
      const outcomes = lines.map((line) => JSON.parse(line) as Outcome);
      const outOfMemory = /heap out of memory|Reached heap limit|ERR_WORKER_OUT_OF_MEMORY/.test(errors);
      const ended = signal ? `killed by ${signal}` : `ended with ${code}`;
      done({
        outcomes: new Map(outcomes.map((one) => [one.program, one])),
        outOfMemory,
        died: code === 0 ? null : outOfMemory ? "out of memory" : `${ended}: ${errors.trim().slice(-1500)}`,
      });
    }),
  );
}
