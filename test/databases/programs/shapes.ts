/** What is read: the table, the columns a consumer may look at, and whether an order was promised. */
import type { Tables } from "../data/rows.ts";

export interface Shape {
  table: keyof Tables;
  /** Values that a consumer takes of a `row`, the key first where it is there. */
  values: readonly string[];
  ordered: boolean;
}

const ties = ["status", "score"];

export const shapes = {
  plain: { table: "users", values: ["id", "email", ...ties], ordered: false },
  where: { table: "users", values: ["id", "email", ...ties], ordered: false },
  withoutKey: { table: "users", values: ["email", ...ties], ordered: false },
  ascending: { table: "users", values: ["id", "email", ...ties], ordered: true },
  descending: { table: "users", values: ["id", "email", ...ties], ordered: true },
  composite: { table: "events", values: ["tenant", "seq", ...ties], ordered: false },
  uuid: { table: "documents", values: ["id", ...ties], ordered: false },
  text: { table: "labels", values: ["name", ...ties], ordered: false },
  relations: { table: "users", values: ["id", "email", ...ties, "posts"], ordered: false },
  transaction: { table: "users", values: ["id", "email", ...ties], ordered: false },
} as const satisfies Record<string, Shape>;

export type ShapeName = keyof typeof shapes;
