/** Something that can be probed. */
export interface Target {
    label: string;
    command: string[];
    cwd: string;
    /** Set in addition to the environment that a terminal has. */
    env?: Record<string, string>;
    /** A process that runs already, in place of the command. */
    pid?: number;
}
/**
 * The scripts of the package in `folder`, to be run by the manager whose lock file is nearest, up to `top`. Empty when there
 * is no package or it cannot be read: whoever broke it hears of it from their package manager.
 */
export declare function scriptTargets(folder: string, top: string): Target[];
/** The nearest folder with a package above a file, up to `top`; else `top`. */
export declare function packageFolder(file: string, top: string): string;
/**
 * How a source file is run: JavaScript by `node`, TypeScript by `node` with the project's own `tsx`, else by `npx tsx`, Python by
 * `python3`. `null` for other files.
 */
export declare function fileTarget(file: string, top: string): Target | null;
