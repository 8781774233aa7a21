import type { EntryPattern } from "../../catalog/index.ts";
import type { PoolLibrary } from "../pools.ts";
import type { Program } from "../program.ts";
import type { Scope } from "../values/value.ts";
import type { Arguments } from "./entry.ts";
/** An operator counts where it is handed to a method of the right value: `list.pipe(operator(fn))`. */
export declare function standsInside(program: Program, { library }: PoolLibrary, { inside }: EntryPattern, scope: Scope, call: number): boolean;
/** An argument that has to be a text of its own (`on("message", …)`), or a value of a kind. */
export declare function saidSo(program: Program, { library }: PoolLibrary, { when }: EntryPattern, own: Arguments): boolean;
