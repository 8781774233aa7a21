import { type ChildProcess } from "node:child_process";
import { RunState } from "../../probe/index.ts";
import type { Target } from "./targets.ts";
/** What the followed run is at. */
export type Phase = "starting" | "running" | "ended"
/** the probe was killed: its log has no end and nobody writes to it any more */
 | "lost"
/** it never began; `problem` says why */
 | "failed";
/** How often there may be something new. */
export declare const POLL_MS = 250;
/** The environment that a terminal would have, made from the extension host's. */
export declare function terminalEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
/**
 * Starts `orm-memory-lint probe` as a process of its own, which goes on when the editor ends: its output goes to a file of the
 * run's folder, and everything else is in the run's log. `cli` is the command line's program file, `more` are further words for it. Returns the run.
 */
export declare function startRun(cli: string, target: Target, more?: readonly string[]): FollowedRun;
/** A run that is read from its folder's files, be it going on, ended, or of another editor's. */
export declare class FollowedRun {
    #private;
    readonly folder: string;
    readonly state: RunState;
    phase: Phase;
    problem: string | null;
    constructor(folder: string, child?: ChildProcess);
    /** Calls back whenever there is something new. */
    onChange(listener: () => void): void;
    /** Asks the probe to end the program; it insists if need be. Works also when another editor started the run. */
    stop(): void;
    /** Stops following; the run itself goes on. */
    dispose(): void;
}
