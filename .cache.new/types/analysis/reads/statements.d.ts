import type { Builder } from "../../catalog/index.ts";
import { type Call, type Segment } from "../facts.ts";
import type { OrmLibrary, Program } from "../program.ts";
import type { Scope, Step } from "../values/value.ts";
/** What other statements do to the builder that a call starts from. */
export declare function otherStatements(program: Program, scope: Scope, call: Call, builder?: Builder): Step[];
/** The steps of a read with those of the statement that it was handed: `session.execute(select(User).limit(10))`. */
export declare function withStatement(program: Program, { library }: OrmLibrary, steps: readonly Step[], builder: Builder): Step[];
/** Calls on a local name, in the function that has it and in the functions inside it. */
export declare function onName(program: Program, scope: Scope, name: string, builder?: Builder): Step[];
/** The calls among the links of a chain. */
export declare function stepsOfSegments(segments: readonly Segment[], scope: Scope): Step[];
/** What a function does to a builder that it is handed as a parameter. */
export declare function onParameter(program: Program, fn: Scope, index: number, builder: Builder | undefined, depth: number): Step[];
/** The steps of a builder with what the functions do that its methods hand it to: `modify((q) => q.limit(10))`. */
export declare function withHanded(program: Program, steps: readonly Step[], builder: Builder | undefined): Step[];
