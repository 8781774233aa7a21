/** The order that pages go in: the key's, or one that is written and leads to the key. */
import type { ReadFacts } from "../../../finding.ts";
import type { Order, Reading, Reason } from "./reading.ts";

/** What to page by; a reason where no order tells every row apart, or none that the driver's values can say. */
export function pageOrder(
  { order }: Pick<Reading, "order">,
  { key, noKey, table, columns }: ReadFacts,
): Order | Reason {
  if (!key) return { reason: noKey ?? `the primary key of ${table ? `\`${table}\`` : "the table"} was not found` };
  if (order && "reason" in order) return order;
  if (!order || order.order.length === 0) return key.fields.map((field) => ({ field, descending: false }));
  const missing = new Set(key.fields);
  const fields: { field: string; descending: boolean }[] = [];
  for (const one of order.order) {
    if (missing.size === 0) break;
    fields.push(one);
    if (missing.delete(one.field)) continue;
    const column = columns?.[one.field];
    if (column && !column.nullable && column.comparable) continue;
    const why = column?.nullable ? "which may be null" : "whose values pages can't compare";
    if (key.fields.every((field) => order.order.some((each) => each.field === field)))
      return { reason: `line ${order.line} orders by \`${one.field}\`, ${why}` };
    break;
  }
  if (missing.size === 0) return fields;
  const [first] = order.order;
  const by = `\`${order.order.find((one) => !key.fields.includes(one.field))?.field ?? first!.field}\``;
  return { reason: `line ${order.line} orders by ${by}, and pages need the order of the key` };
}

/** "id", "tenant and seq": for titles and comments. */
export function orderPhrase(order: Order): string {
  const names = order.map((one) => one.field);
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names.join("");
}
