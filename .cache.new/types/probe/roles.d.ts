import type { Role } from "./measurement.ts";
/**
 * What part a process plays in the tree, told by its command line; without this npm and tsx look like a leak. `parent`
 * is its parent's role, `null` for the root. The first process that is nothing else is the program.
 */
export declare function roleOf(argv: readonly string[], parent: Role | null): Role;
/**
 * A title in a few words: the program and its script by their bare names, then what it was told; Node's own options and folders go.
 */
export declare function shortTitle(title: string): string;
/** A command line as one short line, without the places where this machine keeps its folders. */
export declare function titleOf(argv: readonly string[], directories: {
    cwd: string;
    home: string;
}): string;
