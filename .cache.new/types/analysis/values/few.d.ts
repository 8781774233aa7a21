import { type Value } from "./value.ts";
/** Distinct values, and not too many of them. */
export declare function few(values: Value[]): Value[];
