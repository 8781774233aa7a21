/**
 * Does what is done with each row ask a database? A stream keeps its connection until its end: with a pool of one, a
 * query inside of the loop never gets an answer, and some drivers refuse it at once.
 */
import type { ts as TS } from "@ts-morph/common";
import type { Consumer } from "./consumer.ts";
export interface DatabaseWork {
    node: TS.Node;
    /** Is it surely a query, or something of which this file does not say what it does? */
    sure: boolean;
}
/** The first thing that asks a database or may do so; null when nothing does. `receiver` is whose method reads. */
export declare function databaseWork(consumer: Consumer, receiver: TS.Expression | null): DatabaseWork | null;
/** The same as a clause for a stream that can't be offered. */
export declare function workClause({ node, sure }: DatabaseWork): string;
