/** The rows that come after the last one, said with objects: `{ id: { gt: last } }`, and one alternative for each column of a longer key. */
import { member, propertyName } from "./fields.ts";
import type { Order, PageNames } from "./reading.ts";

/** Comparing as a library writes it: the condition on one column. */
export type Compare = (descending: boolean, value: string, names: PageNames) => string;

/** `{ a: beyond }`, `{ a: equal, b: beyond }`, …: one of them holds for each row after the last. */
export function alternatives(order: Order, compare: Compare, names: PageNames): string[] {
  return order.map(({ descending }, at) => {
    const parts = order.slice(0, at + 1).map(({ field }, index) => {
      const value = member(names.last, field, names.quote);
      const condition = index === at ? compare(descending, value, names) : value;
      return `${propertyName(field, names.quote)}: ${condition}`;
    });
    return `{ ${parts.join(", ")} }`;
  });
}
