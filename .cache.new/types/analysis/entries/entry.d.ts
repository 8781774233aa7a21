import type { EntryKind, EntryPattern, Pool } from "../../catalog/index.ts";
import type { At, Expr } from "../facts.ts";
import type { ClassRef, Scope, Value } from "../values/value.ts";
export type Concurrency = number | "unbounded" | "unknown";
/** A function that an entry runs. */
export interface EntryTarget {
    scope: Scope;
    /** Class whose instance runs it, when the function is inherited. */
    self?: ClassRef;
    factor: number;
}
/** A place where a pool, queue, scheduler or fan-out takes a function or a file to run. */
export interface EntrySite {
    pattern: EntryPattern;
    pool: Pool;
    kind: EntryKind;
    file: string;
    at: At;
    /** Function that holds the call. */
    scope: Scope;
    confidence: number;
    targets: EntryTarget[];
    atOnce: Concurrency;
    /** Where the number comes from: an option's name, "default: 1.5 × cores", "3 elements". */
    atOnceSource: string;
    overlaps: boolean;
    /** Parameters of the surrounding function that say what is run: whoever calls it hands the work over. */
    handedOver: {
        parameter: Value & {
            is: "parameter";
        };
    }[];
    /** Arguments of the entry's call and of the call that made its receiver, to ask for options again at a caller. */
    own: Arguments | undefined;
    maker: Arguments | undefined;
    /** For an entry found at the caller of a registering function: that entry and the function's name. */
    through?: {
        entry: EntrySite;
        name: string;
    };
}
export interface Arguments {
    list: Expr[];
    scope: Scope;
}
/** An entry of a pool at a place of the source; `found` is what that place says of what runs and how many at once. */
export declare function entrySite(pool: Pool, pattern: EntryPattern, place: Pick<EntrySite, "scope" | "at">, found: Partial<Pick<EntrySite, "targets" | "handedOver" | "own" | "maker" | "overlaps">> & {
    atOnce: Concurrency;
    source: string;
}): EntrySite;
