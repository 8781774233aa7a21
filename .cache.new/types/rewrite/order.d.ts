/** The order that names or modules are written in: told by those that are there, so that one more does not break it. */
export type Order = "exact" | "ignoring case";
/** How a list is sorted; null when it is not. A list of one is sorted in any way. */
export declare function orderOf(keys: readonly string[]): Order | null;
/** Does `a` come before `b`? */
export declare function inOrder(order: Order, a: string, b: string): boolean;
