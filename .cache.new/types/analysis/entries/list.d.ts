import { type Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import type { EntrySite } from "./entry.ts";
/** The expression whose elements a fan-out starts, in the entry's own function; undefined where the catalog does not tell it. */
export declare function listOf(program: Program, { pattern, own, scope, at }: EntrySite): Expr | undefined;
/** The name that an entry's call stands under: "all" of `Promise.all`, "pMap". */
export declare function nameOfEntry(program: Program, { scope, at }: EntrySite): string;
