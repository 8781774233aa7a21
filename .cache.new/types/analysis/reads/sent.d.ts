import { type Call } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Scope } from "../values/value.ts";
/** A statement that a function sends: how its method is called, and where. */
export interface Sent {
    name: string;
    at: number;
    call: Call;
    confidence: number;
}
/** Statements of a function that give no rows: writes and counts. */
export declare function sentIn(program: Program, scope: Scope): Sent[];
/** True for a statement inside of a transaction, as far as names tell: they go one after another over its one connection. */
export declare function isInTransaction({ root, chain }: Pick<Call, "root" | "chain">): boolean;
