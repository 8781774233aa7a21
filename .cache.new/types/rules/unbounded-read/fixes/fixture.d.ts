import type { Finding, FixKind, Key } from "../../finding.ts";
import { type FixTarget, type Offer } from "./index.ts";
export interface Program {
    text: string;
    /** Told by the first read in the text when it is left out. */
    orm?: string;
    table?: string | null;
    key?: Key | null;
    fileName?: string;
    batchSize?: number;
}
/** The target of the first read in the program. */
export declare function targetOf(program: Program | string): FixTarget;
/** What is offered for the first read. */
export declare function offerOf(program: Program | string): Promise<Offer>;
/** Files in which the linter finds one read: what it says of it, and the changed file's text, or why there is none. */
export declare function fixedIn(files: Readonly<Record<string, string>>, kind: FixKind): Promise<{
    finding: Finding;
    fixed: {
        file: string;
        text: string;
    } | {
        reason: string;
    };
}>;
/** The program with a fix applied, or "no: reason". */
export declare function fixed(program: Program | string, kind: FixKind): Promise<string>;
