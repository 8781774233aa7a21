import type { Order, PageNames } from "./reading.ts";
/** Comparing as a library writes it: the condition on one column. */
export type Compare = (descending: boolean, value: string, names: PageNames) => string;
/** `{ a: beyond }`, `{ a: equal, b: beyond }`, …: one of them holds for each row after the last. */
export declare function alternatives(order: Order, compare: Compare, names: PageNames): string[];
