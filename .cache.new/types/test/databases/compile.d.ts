import type { Packages } from "./machine.ts";
/** What the compiler says of a file, by the file's path; a file that compiles is not there. */
export type Complaints = Map<string, string>;
/** Type-checks programs and all they import, strictly, in a thread of its own. */
export declare function typeCheck(files: readonly string[], packages: Packages): Promise<Complaints>;
/** Writes the JavaScript of a folder's TypeScript into another one. */
export declare function emitJavaScript(folder: string, out: string): Promise<void>;
