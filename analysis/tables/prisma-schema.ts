import { isComparable } from "./comparable.ts";
import type { Column, Table } from "./table.ts";

const modelBlock = /^\s*(model|view|enum|type)\s+(\w+)\s*\{([^}]*)\}/gm;

/**
 * Models of a Prisma schema: keys, uniqueness and nullability. Syntax:
 * https://www.prisma.io/docs/orm/reference/prisma-schema-reference
 */
export function prismaTables(text: string): Table[] {
  const tables: Table[] = [];
  // A relation may stand above the column that holds its key.
  const pending: [table: Table, key: string, type: string][] = [];
  // What stands in strings may look like a comment or an end; lines of Windows end in two characters.
  const clean = text
    .replaceAll("\r\n", "\n")
    .replace(/"(?:\\.|[^"\\\n])*"|\/\/[^\n]*/g, (found) => (found.startsWith('"') ? '""' : ""));
  for (const [, kind, name, body] of clean.matchAll(modelBlock)) {
    if (kind !== "model" && kind !== "view") continue;
    const table: Table = { name: name!, primary: [], unique: [], columns: new Map() };
    for (const line of body!.split("\n")) {
      const block = /^\s*@@(id|unique)\s*\(\s*(?:fields:\s*)?\[([^\]]*)\]/.exec(line);
      if (block) {
        const columns = block[2]!.split(",").map((c) => c.trim().replace(/\(.*$/, ""));
        if (block[1] === "id") table.primary = columns;
        table.unique.push(columns);
        continue;
      }
      const field = /^\s*(\w+)\s+(\w+)(\[\])?(\?)?\s*(.*)$/.exec(line);
      if (!field) continue;
      const [, column, type, list, optional, attributes = ""] = field;
      const isId = /@id\b/.test(attributes);
      const unique = isId || /@unique\b/.test(attributes);
      if (isId) table.primary = [column!];
      if (unique) table.unique.push([column!]);
      const entry: Column = {
        name: column!,
        unique,
        nullable: optional === "?",
        type: type!,
        list: list === "[]",
        comparable: list === undefined && (isComparable(type!) ?? false),
      };
      const stored = /@db\.(\w+)/.exec(attributes)?.[1];
      if (stored) entry.stored = stored;
      table.columns.set(column!, entry);
      const relation = /@relation\([^)]*fields:\s*\[([^\]]*)\]/.exec(attributes);
      if (relation) for (const key of relation[1]!.split(",").map((k) => k.trim())) pending.push([table, key, type!]);
    }
    tables.push(table);
  }
  for (const [table, key, type] of pending) {
    const held = table.columns.get(key);
    if (held) held.references = type;
  }
  return tables;
}
