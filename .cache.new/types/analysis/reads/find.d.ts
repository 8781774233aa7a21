import type { Program } from "../program.ts";
import type { Scope } from "../values/value.ts";
import type { ReadSite } from "./read.ts";
/** Every read of the catalog in one function, bounded ones included. */
export declare function readsIn(program: Program, scope: Scope): ReadSite[];
