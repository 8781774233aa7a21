import type { StdioOptions } from "node:child_process";
import type { ProbeReport, RunRecord, Tool } from "./measurement.ts";
import { RunState } from "./run-state.ts";
import type { TreeReader } from "./tree-reader.ts";
export interface ProbeOptions {
    /** What to run, word by word, or the id of a process that runs already. */
    target: {
        command: readonly string[];
    } | {
        pid: number;
    };
    cwd: string;
    env: NodeJS.ProcessEnv;
    stdio?: StdioOptions;
    intervalMs: number;
    budgetBytes: number | null;
    /** An existing folder for this run's files. */
    runFolder: string;
    tool: Tool;
    /** The agent's file, to load into each Node of the program; `null` measures from outside only. */
    agent?: string | null;
    /** Told after each record, with what is known by then. */
    onRecord?: (record: RunRecord, state: RunState) => void;
    /** Only for tests: another way to read the tree than the system's usual one. */
    reader?: (root: number, own: boolean) => TreeReader;
}
/** A run that goes on. */
export interface ProbeSession {
    pid: number;
    state: RunState;
    /** Resolves when the program has ended and the report is written; it does not reject for anything the program does. */
    done: Promise<ProbeReport>;
    /** Hands a signal to the program; the second call kills the whole tree. An attached process is let go instead. */
    interrupt(signal: NodeJS.Signals): void;
}
/** Starts (or attaches to) a program and measures its process tree until it ends. Throws CannotProbe when it cannot begin. */
export declare function startProbe(options: ProbeOptions): Promise<ProbeSession>;
