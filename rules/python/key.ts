import { named, type PythonNode, part } from "../../analysis/extract/python/tree.ts";
import { within } from "./chain.ts";
import type { PythonSource } from "./syntax.ts";

/** A column that a class of the same text declares. */
export interface Column {
  field: string;
  primary: boolean;
}

/** The one class of a name that the text declares. */
function classOf({ text, root }: PythonSource, entity: string): PythonNode | undefined {
  const declared = [...within(root)].filter((node) => {
    const name = node.type === "class_definition" ? part(node, "name") : undefined;
    return name !== undefined && text.slice(name.start, name.end) === entity;
  });
  return declared.length === 1 ? declared[0] : undefined;
}

/** Columns of a class as its own text declares them; undefined for a class of another file. */
export function columnsIn(source: PythonSource, entity: string): Column[] | undefined {
  const { text } = source;
  const written = (node: PythonNode | undefined): string => (node ? text.slice(node.start, node.end) : "");
  const declared = classOf(source, entity);
  const body = declared && part(declared, "body");
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

/** Fields of Django and Peewee whose value in a row is what the database has. */
const plainField =
  /(?:^|\.)(?:(?:Big|Small)?Auto|Boolean|(?:Positive|Big|Small|PositiveBig|PositiveSmall)?Integer|(?:Fixed)?Char|Text|Slug|Email|URL|UUID|Date|DateTime|Time|Timestamp|Duration|Decimal|Float|Double)Field$/;

/** What runs for each object that is loaded. */
const loadHook = /\b(?:__init__|__new__|__getattribute__|from_db|reconstructor|post_init)\b/;

/** What the text tells of an object's values. */
export interface Fields {
  /** Names of those that a row of columns has as well. */
  plain: string[];
  /** How many columns there are. */
  all: number;
}

/** Columns of a class of the same text that nothing else makes something of; undefined where that is not known. */
export function fieldsIn(source: PythonSource, entity: string, isSqlalchemy: boolean): Fields | undefined {
  const { text } = source;
  const written = (node: PythonNode | undefined): string => (node ? text.slice(node.start, node.end) : "");
  const declared = classOf(source, entity);
  const body = declared && part(declared, "body");
  const bases = written(declared && part(declared, "superclasses"));
  // A class that inherits from another of the program is more than its own text.
  if (!body || !/^\((?:\w+\.)*\w*(?:Base|Model)\)$/.test(bases) || loadHook.test(written(declared))) return undefined;
  if (isSqlalchemy) {
    const plain = columnsIn(source, entity)!.map(({ field }) => field);
    return { plain, all: plain.length };
  }
  const plain: string[] = [];
  let all = 0;
  let ownKey = /primary_key\s*=/.test(written(body));
  for (const { type, children } of body.children) {
    const assigned = type === "expression_statement" ? children[0] : undefined;
    const call = assigned?.type === "assignment" ? part(assigned, "right") : undefined;
    const callee = call?.type === "call" ? written(part(call, "function")) : "";
    if (!/(?:Field|ForeignKey)$/.test(callee)) continue;
    all++;
    if (plainField.test(callee)) plain.push(written(part(assigned!, "left")));
    ownKey ||= /primary_key\s*=\s*True/.test(written(call));
  }
  return ownKey ? { plain, all } : { plain: ["id", ...plain], all: all + 1 };
}
