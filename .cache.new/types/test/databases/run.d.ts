import type { Packages } from "./machine.ts";
import type { Outcome } from "./runtime/main.ts";
export interface RunOptions {
    packages: Packages;
    /** The project's folder, with its JavaScript. */
    project: string;
    /** Where the database is. */
    address: string;
    programs: readonly string[];
    measure?: "heap" | "keys";
    /** Megabytes of V8's old space. */
    oldSpace?: number;
    /** Rows between two looks at the heap. */
    lookEvery?: number;
    seconds?: number;
}
export interface Ran {
    outcomes: Map<string, Outcome>;
    /** V8 gave up for want of memory. */
    outOfMemory: boolean;
    /** Why the process ended before it was done, null when it was. */
    died: string | null;
}
export declare function runPrograms(options: RunOptions): Promise<Ran>;
