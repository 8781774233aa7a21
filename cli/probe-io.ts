import { agentFile, type ProbeReport, type ProbeSession, startProbe } from "../probe/index.ts";
import type { TerminalStream } from "./probe-live.ts";
import type { TextStyle } from "./probe-summary.ts";

export const TOOL = "orm-memory-lint";
export const USUAL_INTERVAL_MS = 50;

/** What the command uses of its surroundings; what is left out is this process's own. */
export interface ProbeIo {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  stderr?: TerminalStream;
  version?: string;
}

/** A command that is run for a comparison: nobody talks to it, and its output goes to files. */
export interface Unattended {
  command: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  runFolder: string;
  /** Open files for standard output and standard error. */
  output: [out: number, errors: number];
  agent: boolean;
  version: string;
}

/** Runs a command unattended and measures it. Throws CannotProbe. */
export async function runUnattended({ command, output, agent, version, ...where }: Unattended): Promise<ProbeReport> {
  const session = await startProbe({
    ...where,
    target: { command },
    stdio: ["ignore", ...output],
    intervalMs: USUAL_INTERVAL_MS,
    budgetBytes: null,
    agent: agent ? agentFile() : null,
    tool: { name: TOOL, version },
  });
  return untilDone(session);
}

/** How text is written to a stream; where it is no terminal, `width` characters wide. */
export const styleOf = (stream: TerminalStream, env: NodeJS.ProcessEnv, width: number): TextStyle => ({
  width: stream.columns ?? width,
  colour: stream.isTTY === true && !env.NO_COLOR,
});

/** The same for a table on this process's standard output. */
export const outputStyle = (env: NodeJS.ProcessEnv): TextStyle => styleOf(process.stdout, env, 120);

/** The program is in a group of its own, so what a terminal or supervisor sends reaches only the probe, which hands it on. */
export async function untilDone(session: ProbeSession): Promise<ProbeReport> {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const handlers = signals.map((signal) => [signal, () => session.interrupt(signal)] as const);
  for (const [signal, handler] of handlers) process.on(signal, handler);
  try {
    return await session.done;
  } finally {
    for (const [signal, handler] of handlers) process.off(signal, handler);
  }
}
