import fs from "node:fs";
import { fileURLToPath } from "node:url";
import { FOLDER_VARIABLE } from "../agent/folder-variable.ts";

/** The agent's bundle: beside the command line's own, or, when that runs from its sources, in dist/. `null` when it was not built. */
export function agentFile(): string | null {
  for (const place of ["./probe-agent.cjs", "../../dist/probe-agent.cjs"]) {
    const file = fileURLToPath(new URL(place, import.meta.url));
    if (fs.existsSync(file)) return file;
  }
  return null;
}

/** NODE_OPTIONS is split at spaces, but for those between double quotes, where a backslash escapes. */
const quoted = (file: string) => `"${file.replace(/[\\"]/g, "\\$&")}"`;

/**
 * A program's environment with the agent in it: each Node that it starts loads `agent`, and writes to `folder`. The user's own
 * options stay, in front. (Not `--import`: it does not reach workers that are evaluated from a string.)
 */
export function withAgent(env: NodeJS.ProcessEnv, agent: string, folder: string): NodeJS.ProcessEnv {
  const options = [env.NODE_OPTIONS, `--require ${quoted(agent)}`].filter(Boolean).join(" ");
  return { ...env, NODE_OPTIONS: options, [FOLDER_VARIABLE]: folder };
}
