/** The order that names or modules are written in: told by those that are there, so that one more does not break it. */

export type Order = "exact" | "ignoring case";

/** How a list is sorted; null when it is not. A list of one is sorted in any way. */
export function orderOf(keys: readonly string[]): Order | null {
  const orders: Order[] = ["ignoring case", "exact"];
  return orders.find((order) => keys.every((key, i) => i === 0 || !inOrder(order, key, keys[i - 1]!))) ?? null;
}

/** Does `a` come before `b`? */
export function inOrder(order: Order, a: string, b: string): boolean {
  if (order === "exact") return a < b;
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x === y ? a < b : x < y;
}
