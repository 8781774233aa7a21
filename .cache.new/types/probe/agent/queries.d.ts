import { type Capture } from "./call-site.ts";
import { type Statement } from "./statements.ts";
/** A query that is looked at. */
export interface Query {
    id: number;
    driver: string;
    sql: string;
    statement: Statement;
    captured: Capture;
    /** False while no frame of the user's own was found. */
    placed: boolean;
}
/**
 * A query begins: `above` is the function whose callers are looked at. `null` when the statement is a chatty one whose
 * turn it is not; then the driver is called and nothing else.
 */
export declare function begin(driver: string, sql: string, above: (...args: never[]) => unknown, statement?: Statement): Query | null;
/** A query has returned its rows. `wire` is what came over the connection; without it bytes are estimated. */
export declare function returned(query: Query, rows: readonly unknown[], wire?: number | null): void;
/** A query whose rows came one by one has ended. */
export declare function streamed(query: Query, rows: number, bytes: number | null): void;
export declare function failed(query: Query): void;
/**
 * A chatty statement returned many rows while nobody looked: it is told of now, without its duration, and looked at from
 * now on.
 */
export declare function noticed(driver: string, sql: string, rows: readonly unknown[], above: (...args: never[]) => unknown): void;
/** The same for drivers that answer in a later turn, where the caller is gone: the line that ran the statement last stands for it. */
export declare function noticedLater(driver: string, sql: string, rows: readonly unknown[]): void;
