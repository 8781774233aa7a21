/**
 * *Read in batches*: what a loop goes over becomes a generator of pages by the key. The loop stays as it is, so that
 * `break`, `continue`, `else` and `return` mean what they did.
 */
import { type PythonNode } from "../../analysis/extract/python/tree.ts";
import type { Finding } from "../finding.ts";
import { type Link } from "./chain.ts";
import type { Plan } from "./plans.ts";
import { type PythonSource, type Rows } from "./syntax.ts";
type Reason = {
    reason: string;
};
/** Pages for a read whose rows one loop goes over, and keeps none of. */
export declare function pagesPlan(finding: Finding, source: PythonSource, rows: Rows, size: number): Plan;
/** A query as it stands in a chain. */
export interface Query {
    entity: string;
    /** Its calls after `query`. */
    after: Link[];
    /** Where it ends, without the `.all()` that runs it. */
    end: number;
}
/** The query that rows come from; undefined where they come from a statement or something else. */
export declare function queryOf({ text }: PythonSource, chain: PythonNode): Query | Reason | undefined;
export {};
