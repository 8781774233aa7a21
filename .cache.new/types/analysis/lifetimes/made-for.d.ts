import type { EntrySite } from "../entries/entry.ts";
import type { Walk } from "../reach/walk.ts";
import type { Made } from "./made.ts";
/** What starts the threads that run an entry: its own call, the call that made its receiver, or whoever starts its file. */
export declare function madeFor(walk: Walk, entry: EntrySite, made: readonly Made[]): Made[];
/** Files that run in what was started, each with a heap and modules of its own in every thread. */
export declare function filesRunBy(walk: Walk, made: Made): string[];
