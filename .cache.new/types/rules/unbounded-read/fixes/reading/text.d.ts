/** Small changes of a call's text. */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../../rewrite/edit.ts";
import type { Link } from "./chain.ts";
/** Adds properties at the end of an object, each on a line of its own where the object has that. */
export declare function append(literal: TS.ObjectLiteralExpression, added: readonly string[]): TextEdit;
/** Adds elements at the end of a list. */
export declare function appendElement(list: TS.ArrayLiteralExpression, added: readonly string[]): TextEdit;
export declare function insert(at: number, newText: string): TextEdit;
/** Calls after one of a chain, or before the one that follows it; each on a line of its own if the chain's are. */
export declare function addedCalls({ at, call }: Link, next: Link | null, calls: readonly string[]): TextEdit;
/** Calls in the place of the one that runs a chain, laid out as it is. */
export declare function runReplaced(run: Link, calls: readonly string[]): TextEdit;
