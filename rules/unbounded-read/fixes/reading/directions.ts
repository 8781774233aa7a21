/** Orders as libraries write them in objects and lists: `{ id: "asc" }`, `[{ a: "asc" }, { b: "desc" }]`, `[["id", "DESC"]]`. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { nameOf, unwrapped } from "../object.ts";
import { propertyName, quoted } from "./fields.ts";
import type { Order } from "./reading.ts";

/** The direction that an expression is: a text, a number, `QueryOrder.DESC`; null for anything else. */
export function directionOf(node: TS.Expression): "up" | "down" | null {
  const bare = unwrapped(node);
  const text = ts.isStringLiteral(bare)
    ? bare.text
    : /^(?:-?1|QueryOrder\.\w+)$/.test(bare.getText())
      ? bare.getText()
      : "";
  if (/^(?:asc|1|QueryOrder\.asc)$/i.test(text)) return "up";
  return /^(?:desc|-1|QueryOrder\.desc)$/i.test(text) ? "down" : null;
}

/** Columns with their directions, in one object or in a list of such. */
export function fromObjects(value: TS.Expression): Order | null {
  const objects = ts.isArrayLiteralExpression(value) ? value.elements.map(unwrapped) : [value];
  const order: { field: string; descending: boolean }[] = [];
  for (const one of objects) {
    if (!ts.isObjectLiteralExpression(one)) return null;
    for (const property of one.properties) {
      const field = nameOf(property);
      const direction = ts.isPropertyAssignment(property) ? directionOf(property.initializer) : null;
      // What can't be told still is an order, by something else than a key.
      if (field === null) return null;
      if (direction === null) return [...order, { field, descending: false }];
      order.push({ field, descending: direction === "down" });
    }
  }
  return order;
}

/** `"id"`, `["id"]`, `["id", "DESC"]`, in a list. */
export function fromTuples(value: TS.Expression): Order | null {
  if (!ts.isArrayLiteralExpression(value))
    return ts.isStringLiteral(value) ? [{ field: value.text, descending: false }] : null;
  const order: { field: string; descending: boolean }[] = [];
  for (const one of value.elements.map(unwrapped)) {
    const [field, direction, ...more] = ts.isArrayLiteralExpression(one) ? one.elements : [one];
    if (!field || more.length > 0 || !ts.isStringLiteral(field)) return null;
    const way = direction ? directionOf(direction) : "up";
    if (way === null) return null;
    order.push({ field: field.text, descending: way === "down" });
  }
  return order;
}

/** `{ id: "asc" }`, and `{ a: "asc", b: "asc" }` for several. */
export function objectOrder(order: Order, [up, down]: readonly [string, string], quote: string): string {
  return `{ ${properties(order, [up, down], quote).join(", ")} }`;
}

/** `[{ a: "asc" }, { b: "asc" }]`; without the list for one column. */
export function listOrder(order: Order, directions: readonly [string, string], quote: string): string {
  if (order.length === 1) return objectOrder(order, directions, quote);
  return `[${properties(order, directions, quote)
    .map((one) => `{ ${one} }`)
    .join(", ")}]`;
}

/** `[["a", "ASC"], ["b", "ASC"]]`. */
export function tupleOrder(order: Order, quote: string): string {
  const parts = order.map(
    ({ field, descending }) => `[${quoted(field, quote)}, ${quote}${descending ? "DESC" : "ASC"}${quote}]`,
  );
  return `[${parts.join(", ")}]`;
}

function properties(order: Order, [up, down]: readonly [string, string], quote: string): string[] {
  return order.map(
    ({ field, descending }) => `${propertyName(field, quote)}: ${quote}${descending ? down : up}${quote}`,
  );
}
