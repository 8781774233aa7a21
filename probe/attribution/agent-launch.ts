import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { FOLDER_VARIABLE } from "../agent/folder-variable.ts";

/** Tells Python's agent to trace allocations, and how many frames of each. */
const FRAMES_VARIABLE = "ORM_MEMORY_TRACE";

/** The agent's bundle: beside the command line's own, or, when that runs from its sources, in dist/. `null` when it was not built. */
export function agentFile(): string | null {
  for (const place of ["./probe-agent.cjs", "../../dist/probe-agent.cjs"]) {
    const file = fileURLToPath(new URL(place, import.meta.url));
    if (fs.existsSync(file)) return file;
  }
  return null;
}

/** The folder with Python's agent, beside Node's; `null` where it is not, or where its name has what PYTHONPATH is split at. */
function pythonFolder(agent: string): string | null {
  const folder = path.join(path.dirname(agent), "probe-agent-python");
  return folder.includes(path.delimiter) || !fs.existsSync(folder) ? null : folder;
}

/** NODE_OPTIONS is split at spaces, but for those between double quotes, where a backslash escapes. */
const quoted = (file: string) => `"${file.replace(/[\\"]/g, "\\$&")}"`;

/**
 * A program's environment with the agent in it: each Node that it starts loads `agent`, each Python the agent beside it, and they
 * write to `folder`. The user's own options stay, in front; of Python's path ours is the first, or a sitecustomize of the user's would
 * hide it. (Not `--import`: it does not reach workers that are evaluated from a string.)
 * With `traceFrames` Python's agent traces allocations, with so many frames of each.
 */
export function withAgent(
  env: NodeJS.ProcessEnv,
  agent: string,
  folder: string,
  traceFrames: number | null = null,
): NodeJS.ProcessEnv {
  const options = [env.NODE_OPTIONS, `--require ${quoted(agent)}`].filter(Boolean).join(" ");
  const watched = { ...env, NODE_OPTIONS: options, [FOLDER_VARIABLE]: folder };
  const python = pythonFolder(agent);
  if (python === null) return watched;
  const traced = traceFrames === null ? {} : { [FRAMES_VARIABLE]: String(traceFrames) };
  return { ...watched, ...traced, PYTHONPATH: [python, env.PYTHONPATH].filter(Boolean).join(path.delimiter) };
}
