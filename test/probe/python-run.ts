import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { agentFile } from "../../probe/attribution/agent-launch.ts";
import type { ProbeReport } from "../../probe/measurement.ts";
import type { ProbeOptions } from "../../probe/session.ts";
import { assertValid, environment, probe, temporaryFolder } from "../../probe/test-run.ts";
import { ensurePython, Missing } from "../install.ts";

// What the tests of the probe in Python share: a Python with the libraries, and a run of it under the probe.

const found = installedPython();
export const python: string = found instanceof Missing ? "" : found;

/** A reason to skip, or `false`. */
export const skipped: string | false = found instanceof Missing ? found.message : false;

function installedPython(): string | Missing {
  try {
    return ensurePython(["sqlalchemy", "django"], ["python3-sqlalchemy", "python3-django"]);
  } catch (error) {
    if (error instanceof Missing && !process.env.CI) return error;
    throw error;
  }
}

/** A program of these tests. */
export const program = (name: string): string => fileURLToPath(new URL(`programs/python/${name}`, import.meta.url));

/** The case that started it, in Python. */
export const leakPython: string = fileURLToPath(new URL("../../examples/leak-python", import.meta.url));

/** The line of a program that ends with a comment. */
export function lineOf(name: string, comment: string): number {
  const lines = fs.readFileSync(program(name), "utf8").split("\n");
  return lines.findIndex((line) => line.endsWith(`# ${comment}`)) + 1;
}

/** Runs a command under the probe; its report keeps to the schema. */
export async function measured(
  command: string[],
  cwd: string = temporaryFolder(),
  more: NodeJS.ProcessEnv = {},
  options: Partial<ProbeOptions> = {},
): Promise<{ report: ProbeReport; output: string; folder: string }> {
  const output = path.join(temporaryFolder(), "output");
  const file = fs.openSync(output, "w");
  const env = { ...environment(), ...more };
  const stdio: ProbeOptions["stdio"] = ["ignore", file, file];
  const { session, folder } = await probe(command, { agent: agentFile(), cwd, env, intervalMs: 20, stdio, ...options });
  const report = await session.done;
  fs.closeSync(file);
  assertValid(report);
  return { report, output: fs.readFileSync(output, "utf8"), folder };
}
