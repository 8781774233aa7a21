import type { ChildProcess } from "node:child_process";
import { CannotProbe } from "./cannot-probe.ts";
import { type Launch, launch } from "./launch.ts";
import { Stopper } from "./stopper.ts";
import type { TreeReading } from "./tree-reader.ts";

/** How the program's end was learnt of. */
export type SubjectEnd =
  | { kind: "exited"; code: number | null; signal: string | null; stoppedByUser: boolean }
  /** an attached process ended; its status is only told to its parent */
  | { kind: "gone" }
  /** the probe let go of an attached process, which runs on */
  | { kind: "detached" };

/** The program that is measured, whichever way the probe came to it. */
export interface Subject {
  pid: number;
  /** It was started in a session of its own, by which processes that lost their parent can be told. */
  ownSession: boolean;
  ended: Promise<SubjectEnd>;
  /** Hands a signal on; the second time everything is killed. An attached process is let go instead. */
  interrupt(signal: NodeJS.Signals): void;
  /** Like `interrupt`, but does not take no for an answer. */
  insist(): void;
  /** Told of each reading of the tree. */
  saw(reading: TreeReading): void;
  /** After the end: when the user wanted it to stop, ends what is left of the tree. */
  sweep(): Promise<void>;
}

/** Starts a program. `pids` tells the processes of its tree that are alive. Throws CannotProbe. */
export async function launchSubject(options: Launch, pids: () => number[]): Promise<Subject> {
  const child = await launch(options);
  const pid = child.pid!;
  const stopper = new Stopper(pid, pids);
  return {
    pid,
    ownSession: process.platform !== "win32",
    ended: exitOf(child).then(({ code, signal }) => ({ kind: "exited", code, signal, stoppedByUser: stopper.asked })),
    interrupt: (signal) => stopper.interrupt(signal),
    insist: () => stopper.insist(),
    saw: () => {},
    sweep: () => stopper.sweep(),
  };
}

/** Takes a process that runs already, and leaves it running. Throws CannotProbe when there is none. */
export function attachSubject(pid: number): Subject {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") throw new CannotProbe(`there is no process ${pid}.`, 2);
  }
  let resolve: (end: SubjectEnd) => void = () => {};
  const ended = new Promise<SubjectEnd>((settle) => {
    resolve = settle;
  });
  const letGo = () => resolve({ kind: "detached" });
  return {
    pid,
    ownSession: false,
    ended,
    interrupt: letGo,
    insist: letGo,
    saw: ({ processes }) => {
      if (!processes.some((process) => process.pid === pid)) resolve({ kind: "gone" });
    },
    sweep: async () => {},
  };
}

function exitOf(child: ChildProcess): Promise<{ code: number | null; signal: string | null }> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve({ code: child.exitCode, signal: child.signalCode });
  }
  return new Promise((resolve) => child.once("exit", (code, signal) => resolve({ code, signal })));
}
