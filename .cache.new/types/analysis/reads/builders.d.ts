import type { Builder, Read } from "../../catalog/index.ts";
import { type Call, type Use } from "../facts.ts";
import type { OrmLibrary, Program } from "../program.ts";
import type { Scope, Step, Value } from "../values/value.ts";
import type { ReadSite } from "./read.ts";
/** A lazy chain that is run by awaiting it, by handing it back, or by a method that says so. */
export declare function builderRead(program: Program, library: OrmLibrary, scope: Scope, call: Call, c: number, result: () => Value[]): ReadSite | undefined;
/** `await q`, where q is a builder that was made in another statement. */
export declare function awaitedNames(program: Program, scope: Scope): ReadSite[];
/** What a chain gives that was run: nothing that counts, or rows, and of what sort. */
export declare function rowsOf(program: Program, steps: Step[], read: Read, builder: Builder): Pick<ReadSite, "first" | "groups"> | undefined;
/** Handed to `Promise.all` and the like. */
export declare const isAll: (use: Use) => boolean;
/** What is done with a lazy value that whoever gets it will run. */
export declare const handsBack: (use: Use) => boolean;
