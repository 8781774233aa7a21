/** The machine lacks something that a test can't bring: a reason to skip, outside of CI. */
export declare class Missing extends Error {
}
/** A program of the machine by one of its names; installed by apt where that is allowed. */
export declare function ensureProgram(names: readonly string[], packages: readonly string[]): string;
/** The system's Python with modules that its packages bring; installed by apt where that is allowed. */
export declare function ensurePython(modules: readonly string[], packages: readonly string[]): string;
/** Runs a program; that it can't reach its registry is the machine's lack, everything else is an error. */
export declare function runInstaller(command: string, args: string[], cwd?: string): string;
