/** Workspace-relative paths with `/`, as text: no disk. */
export declare function folderOf(path: string): string;
/** Joins and removes `.` and `..`; a path that leaves the workspace keeps its leading `..`. */
export declare function join(...parts: string[]): string;
/** The folder and every folder above it, nearest first, the workspace ("") last. */
export declare function upward(folder: string): Generator<string>;
