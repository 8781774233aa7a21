import { type ProbeReport, type ProbeSession } from "../probe/index.ts";
import type { TerminalStream } from "./probe-live.ts";
import type { TextStyle } from "./probe-summary.ts";
export declare const TOOL = "orm-memory-lint";
export declare const USUAL_INTERVAL_MS = 50;
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
export declare function runUnattended({ command, output, agent, version, ...where }: Unattended): Promise<ProbeReport>;
/** How text is written to a stream; where it is no terminal, `width` characters wide. */
export declare const styleOf: (stream: TerminalStream, env: NodeJS.ProcessEnv, width: number) => TextStyle;
/** The same for a table on this process's standard output. */
export declare const outputStyle: (env: NodeJS.ProcessEnv) => TextStyle;
/** The program is in a group of its own, so what a terminal or supervisor sends reaches only the probe, which hands it on. */
export declare function untilDone(session: ProbeSession): Promise<ProbeReport>;
