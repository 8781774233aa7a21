import { named, type PythonNode, part } from "../../analysis/extract/python/tree.ts";
import { within } from "./chain.ts";
import type { PythonSource } from "./syntax.ts";

/** A column that a class of the same text declares. */
export interface Column {
  field: string;
  primary: boolean;
}

/** Columns of a class as its own text declares them; undefined for a class of another file. */
export function columnsIn({ text, root }: PythonSource, entity: string): Column[] | undefined {
  const written = (node: PythonNode | undefined): string => (node ? text.slice(node.start, node.end) : "");
  const declared = [...within(root)].filter(
    (node) => node.type === "class_definition" && written(part(node, "name")) === entity,
  );
  const [one] = declared;
  const body = one && declared.length === 1 ? part(one, "body") : undefined;
  return body?.children.flatMap((statement) => {
    const assigned = statement.type === "expression_statement" ? statement.children[0] : undefined;
    const call = assigned?.type === "assignment" ? part(assigned, "right") : undefined;
    const callee = call?.type === "call" ? part(call, "function") : undefined;
    if (!call || !/(?:^|\.)(?:Column|mapped_column|Field)$/.test(written(callee))) return [];
    const primary = named(part(call, "arguments")!).some((argument) =>
      /^primary_key\s*=\s*True$/.test(written(argument)),
    );
    return [{ field: written(part(assigned!, "left")), primary }];
  });
}

/** The primary key of a class of the same text; undefined where the text does not tell it. */
export function keyIn(source: PythonSource, entity: string): { field: string } | { reason: string } | undefined {
  const keys = columnsIn(source, entity)?.filter(({ primary }) => primary) ?? [];
  if (keys.length > 1) return { reason: "the key has more than one column" };
  return keys[0] && { field: keys[0].field };
}
