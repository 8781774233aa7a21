import type { Orm, Read } from "../../catalog/index.ts";
import type { At, Expr } from "../facts.ts";
import type { Scope, Step, Value } from "../values/value.ts";
/** A call that materialises rows, as the catalog reads it. */
export interface ReadSite {
    orm: Orm;
    read: Read;
    /** Function that runs the read. */
    scope: Scope;
    /** Name that the finding stands under, and where. */
    name: string;
    at: At;
    /** Where the builder starts, when it runs in another statement. */
    headAt?: At;
    /** Arguments of the read's own call. */
    arguments: Expr[];
    /** What the rows' value is: a call of `scope`, or a name that is awaited. */
    result: {
        call: number;
    } | {
        awaited: string;
        at: At;
    };
    /** What the method was called on, with everything that was done to it. */
    receiver: Value & {
        is: "external";
    };
    /** Calls on the same builder in other statements. */
    more: Step[];
    confidence: number;
    /** Hands back one row, and still reads every row that matches. */
    first?: boolean;
    /** Gives a row for each group or distinct value. */
    groups?: boolean;
    /** A function hands the builder back as it is: its caller may add to it, and runs it. */
    handedBack?: boolean;
}
