/** Is a rewritten program the same as the one it was made of? */
import type { Program } from "./programs/project.ts";
import type { Ran } from "./run.ts";
import type { Outcome } from "./runtime/main.ts";
/** What differs, as a sentence; null when nothing does. */
export declare function difference(program: Program, before: Outcome | undefined, after: Outcome | undefined): string | null;
/** The same of a program's two runs, where a process may have died. */
export declare function differenceOfRuns(program: Program, before: Ran, after: Ran, name: string): string | null;
