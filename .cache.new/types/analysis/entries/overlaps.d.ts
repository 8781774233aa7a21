import type { EntryPattern } from "../../catalog/index.ts";
import type { Program } from "../program.ts";
import type { Arguments } from "./entry.ts";
/** True where a run may start before the last one ended; an option that is set may forbid it. */
export declare function overlapsOf(program: Program, { overlaps }: EntryPattern, own: Arguments): boolean;
