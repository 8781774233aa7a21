import type { EntryKind, Making, Pool } from "../../catalog/index.ts";
import { type Told } from "../entries/concurrency.ts";
import type { At, Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Scope } from "../values/value.ts";
/** A place that starts threads or processes. */
export interface Made extends Told {
    pool: Pool;
    making: Making;
    kind: EntryKind;
    scope: Scope;
    call: number;
    segment: number;
    arguments: Expr[];
    /** Of the class or factory, under the name that stands there. */
    at: At;
    name: string;
    confidence: number;
}
/** Everything that starts threads or processes, in the order of files and lines. */
export declare function madeIn(program: Program): Made[];
/** True where none of its threads stays when it has no work. */
export declare function leavesByItself({ evaluator }: Program, { making, arguments: list, scope }: Made): boolean;
/** True where the memory of each of its threads surely has no limit. */
export declare function hasNoMemoryLimit({ evaluator }: Program, made: Made): boolean;
