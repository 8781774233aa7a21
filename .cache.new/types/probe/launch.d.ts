import type { ChildProcess, StdioOptions } from "node:child_process";
export interface Launch {
    command: readonly string[];
    cwd: string;
    env: NodeJS.ProcessEnv;
    /** Where the program's input and output go; by default to where the probe's own go. */
    stdio?: StdioOptions;
}
/**
 * Starts a program without a shell, so that every word of the command is one argument whatever it holds. On POSIX it
 * leads a process group of its own, by which all of it can be signalled. (`cross-spawn` does on Windows what
 * `child_process` alone does not: `npm` there is `npm.cmd`.) Throws CannotProbe when it cannot be started.
 */
export declare function launch({ command, cwd, env, stdio }: Launch): Promise<ChildProcess>;
