import type { Orm, Pool } from "../catalog/shape.ts";
import { type Value } from "./values/value.ts";
/** Kind → how sure (1 unless a name alone told it). Exported names count as kinds of themselves. */
export type Kinds = Map<string, number>;
/**
 * One library of the catalog, ready to recognise values. What a value is follows from its import and from what was
 * done to it, step by step; names alone count only where a recogniser says so.
 */
export declare class Library {
    #private;
    readonly definition: Pick<Orm | Pool, "id" | "packages" | "values">;
    readonly id: string;
    /** By the method: what a receiver is whose method is handed something of a kind. */
    readonly handed: Map<string, {
        kind: string;
        handed: string;
    }[]>;
    constructor(definition: Pick<Orm | Pool, "id" | "packages" | "values">);
    /** True when a module is one of the library's packages. */
    imports(module: string): boolean;
    /** False when a module can't be the library's, and nothing but a module tells its values. */
    mayKnow(module: string): boolean;
    /** What a value is to this library: its kinds and exported names, with the confidence of each. */
    kinds(value: Value): Kinds;
    /** Kind that a callback's parameter gets when it is handed to a method of a value; undefined when none. */
    callbackParameter(receiver: Value, method: string, index: number): {
        kind: string;
        confidence: number;
    } | undefined;
}
/** The value that an `external` was before its last step. */
export declare function receiver(value: Value): Value | undefined;
