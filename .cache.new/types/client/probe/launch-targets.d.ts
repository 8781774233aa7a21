import type { Target } from "./targets.ts";
/** The part of an entry of launch.json that says how a program is started. */
export interface LaunchConfiguration {
    type?: unknown;
    request?: unknown;
    name?: unknown;
    program?: unknown;
    module?: unknown;
    args?: unknown;
    cwd?: unknown;
    env?: unknown;
    runtimeExecutable?: unknown;
    runtimeArgs?: unknown;
    python?: unknown;
}
/** What stands for folders and files in launch.json, in as far as it means something without a debugger. */
export interface Places {
    workspaceFolder: string;
    file?: string;
}
/** Node and Python programs that launch.json starts, as commands; what attaches, or needs a debugger to be understood, is left out. */
export declare function launchTargets(configurations: readonly LaunchConfiguration[], places: Places): Target[];
