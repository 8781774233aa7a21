/** The one loop that goes over the rows of a read, and what it does with them. */
import { hasToken, type PythonNode, part } from "../../analysis/extract/python/tree.ts";
import { isName, usesOf } from "./names.ts";
import { nodesAt, type PythonSource, type Rows } from "./syntax.ts";

export interface Loop {
  /** The statement, or the comprehension. */
  node: PythonNode;
  /** Name of one row. */
  row: string;
  /** Where `for` stands. */
  at: number;
}

/** Methods that keep what they are handed, or hand it to somebody who may. */
const keepers =
  /^(?:append|appendleft|add|insert|extend|put|put_nowait|push|setdefault|update|submit|apply_async|map)$/;

/** Finds the loop whose rows these are: directly, or by a name that only the next statement uses. */
export function loopOf(source: PythonSource, rows: Rows): Loop | { reason: string } {
  const none = { reason: "the rows are not gone over by one loop" };
  const [parent, statement, block] = rows.around;
  if (!parent) return none;
  if (rows.node.field === "right" && parent.type === "for_statement") return loop(source, parent, parent);
  if (rows.node.field === "right" && parent.type === "for_in_clause")
    return statement?.type.endsWith("comprehension") || statement?.type === "generator_expression"
      ? loop(source, parent, statement)
      : none;
  if (parent.type !== "assignment" || rows.node.field !== "right" || !block) return none;
  const left = part(parent, "left");
  if (left?.type !== "identifier" || statement?.type !== "expression_statement") return none;
  const next = block.children[block.children.indexOf(statement) + 1];
  const right = next?.type === "for_statement" ? part(next, "right") : undefined;
  if (!next || right?.type !== "identifier" || nameOf(source, right) !== nameOf(source, left)) return none;
  const scope = rows.around.find(({ type }) => type === "function_definition") ?? source.root;
  if (usesOf(source, nameOf(source, left), left).length !== 2)
    return { reason: `\`${nameOf(source, left)}\` is used by more than the loop below it` };
  // A name of the module may be imported by others.
  return scope === source.root ? none : loop(source, next, next);
}

function loop(source: PythonSource, clause: PythonNode, node: PythonNode): Loop | { reason: string } {
  const left = part(clause, "left");
  if (left?.type !== "identifier" || hasToken(clause, "async"))
    return { reason: "the loop is none that takes one row at a time" };
  const found = { node, row: nameOf(source, left), at: clause.start };
  const lazy = isLazy(source, found);
  return lazy === undefined ? found : { reason: lazy };
}

/** Why a generator may take its rows later than it is made, as a clause. */
export function isLazy({ root }: PythonSource, { node }: Loop): string | undefined {
  if (node.type !== "generator_expression") return undefined;
  const [parent] = nodesAt(root, node.start)
    .reverse()
    .filter((one) => one.start <= node.start && one.end >= node.end && one !== node);
  return parent && /^(?:call|argument_list)$/.test(parent.type)
    ? undefined
    : "the rows are gone over by a generator, which asks when somebody takes from it";
}

const nameOf = ({ text }: PythonSource, { start, end }: PythonNode): string => text.slice(start, end);

/** True for what is assigned to. */
export const isTarget = ({ field }: PythonNode, parent: PythonNode): boolean =>
  field === "left" && /^(?:(?:augmented_)?assignment|for_statement|for_in_clause)$/.test(parent.type);

/** Where a loop keeps a row, as a clause; undefined where it only looks at rows. */
export function keptBy(source: PythonSource, { node: loopNode, row }: Loop): string | undefined {
  const visit = (node: PythonNode, around: PythonNode[]): PythonNode | undefined => {
    const [parent] = around;
    if (isName(source, node, row) && parent && !isTarget(node, parent) && keeps(source, node, around)) return node;
    for (const child of node.children) {
      const found = visit(child, [node, ...around]);
      if (found) return found;
    }
    return undefined;
  };
  const found = loopNode.children.map((child) => visit(child, [loopNode])).find(Boolean);
  return found && `line ${lineAt(source.text, found.start)} keeps the row, or hands it on`;
}

/** Places where a row is looked at and left there. */
const looks = new Set(["comparison_operator", "interpolation", "not_operator", "subscript", "delete_statement"]);

function keeps(source: PythonSource, node: PythonNode, around: PythonNode[]): boolean {
  if (around.some(({ type }) => type === "lambda" || type === "function_definition")) return true;
  const [parent, second] = around;
  if (parent!.type === "attribute" && node.field === "object") return false;
  if (looks.has(parent!.type)) return parent!.type === "subscript" && node.field !== "value";
  const list = parent!.type === "keyword_argument" ? second : parent;
  if (list?.type !== "argument_list") return true;
  const calls = around.filter(({ type }) => type === "call");
  return calls.some((call) => {
    const callee = part(call, "function");
    const name = callee?.type === "attribute" ? part(callee, "attribute") : undefined;
    const object = callee && part(callee, "object");
    // A session knows its rows already.
    return name && keepers.test(nameOf(source, name)) && !(object && /session$/i.test(nameOf(source, object)));
  });
}

/** Line of an offset, from 1. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;
