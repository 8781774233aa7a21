/**
 * The read is called once a page, its arguments were computed once: whatever could come out differently the second time
 * is computed before the first page and kept under a name.
 */
import type { ts as TS } from "@ts-morph/common";
export interface Capture {
    /** Replaced by the name. */
    node: TS.Expression;
    /** A name to begin with, not yet unique. */
    wanted: string;
    /** `{ status }`: the name has to be written as `status: name`. */
    shorthand: boolean;
}
export interface Captured {
    captures: Capture[];
    /** Names of the module or of functions around the read that stay in the text. */
    names: Set<string>;
    /** Is something captured or named that only exists inside the function, `this` included? */
    local: boolean;
    reason: string | null;
}
/** The parts of a read that may come out differently the second time. */
export interface Parts {
    receiver: TS.Expression | null;
    /** How many of the receiver's last names stay. */
    kept: number;
    inputs: readonly TS.Expression[];
    /** Functions that only describe a condition. */
    conditions: ReadonlySet<string>;
    /** Names whose members are the same at any time. */
    constants: ReadonlySet<string>;
    /** Names that stay in the text as they are. */
    named: readonly TS.Identifier[];
}
/** What of the parts of a read has to be captured; `locals` are names that only exist around it. */
export declare function capture(parts: Parts, file: TS.SourceFile, locals: Set<string>): Captured;
