import type { ProbeSession } from "../probe/index.ts";
import type { TerminalStream } from "./probe-live.ts";

/** What the command uses of its surroundings; what is left out is this process's own. */
export interface ProbeIo {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  stderr?: TerminalStream;
  version?: string;
}

/** The program is in a group of its own, so what a terminal or supervisor sends reaches only the probe, which hands it on. */
export async function passingSignalsOn<T>(session: ProbeSession, wait: () => Promise<T>): Promise<T> {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const handlers = signals.map((signal) => [signal, () => session.interrupt(signal)] as const);
  for (const [signal, handler] of handlers) process.on(signal, handler);
  try {
    return await wait();
  } finally {
    for (const [signal, handler] of handlers) process.off(signal, handler);
  }
}
