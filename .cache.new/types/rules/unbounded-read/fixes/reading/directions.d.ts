/** Orders as libraries write them in objects and lists: `{ id: "asc" }`, `[{ a: "asc" }, { b: "desc" }]`, `[["id", "DESC"]]`. */
import type { ts as TS } from "@ts-morph/common";
import type { Order } from "./reading.ts";
/** The direction that an expression is: a text, a number, `QueryOrder.DESC`; null for anything else. */
export declare function directionOf(node: TS.Expression): "up" | "down" | null;
/** Columns with their directions, in one object or in a list of such. */
export declare function fromObjects(value: TS.Expression): Order | null;
/** `"id"`, `["id"]`, `["id", "DESC"]`, in a list. */
export declare function fromTuples(value: TS.Expression): Order | null;
/** `{ id: "asc" }`, and `{ a: "asc", b: "asc" }` for several. */
export declare function objectOrder(order: Order, [up, down]: readonly [string, string], quote: string): string;
/** `[{ a: "asc" }, { b: "asc" }]`; without the list for one column. */
export declare function listOrder(order: Order, directions: readonly [string, string], quote: string): string;
/** `[["a", "ASC"], ["b", "ASC"]]`. */
export declare function tupleOrder(order: Order, quote: string): string;
