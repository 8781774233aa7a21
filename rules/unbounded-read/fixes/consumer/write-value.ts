/** A value that is computed from all rows, written as a loop that comes to the same value one row after the other. */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../../rewrite/edit.ts";
import { uniqueName } from "../../../../rewrite/names.ts";
import { indentationAt } from "../../../../rewrite/style.ts";
import { isTypeScript, ts } from "../../../../rewrite/typescript.ts";
import { isFunction, isValueName, statementList } from "../scope.ts";
import type { Written } from "./edits.ts";
import { commentsOf } from "./layout.ts";
import { arrowToBlock, insertBefore, namesAround, replaceStatement } from "./lines.ts";
import { namesIn } from "./moved.ts";
import { foldLines } from "./write-fold.ts";
import { headOf, ifLines, loopLines } from "./write-loop.ts";

/** Lines that compute a value, and the name that has it afterwards. */
export interface Computed {
  name: string;
  lines: string[];
}

/** `const total = rows.reduce(…)`: a variable that the loop can work on itself. */
export interface Own {
  name: string;
  type: string | null;
  keyword: "const" | "let";
  statement: TS.Statement;
}

/** Edits for a value that stands somewhere in a statement: `reduce`, a search, a number of rows. */
export function valueEdits(written: Written): TextEdit[] {
  const { consumer, lines, writing, at } = written;
  const values = valuesOf(written);
  const own = values.length === 1 ? ownVariable(values[0]!, written) : null;
  const { name, lines: made } =
    consumer.kind === "reduce"
      ? foldLines(written, own)
      : consumer.kind === "search"
        ? searchLines(written, own)
        : countLines(written, own);
  const call = "each" in consumer ? callOf(values[0]!) : null;
  const comments = call ? commentsOf(call).map((one) => at + one) : [];
  const all = [...lines, ...comments, ...made];
  const { place, declaration, alsoDeclared } = consumer;
  const dropped = ts.isExpressionStatement(values[0]!.parent) ? values[0]!.parent : null;
  const named = place !== null && [declaration, ...alsoDeclared].some((one) => one === place) ? place : null;
  const replaced = dropped ?? (own && own.name === name ? own.statement : null);
  const edits = replaced ? [] : values.map((one) => ({ start: one.getStart(), end: one.end, newText: name }));
  if (replaced && !statementList(replaced)) {
    const indent = indentationAt(replaced.getSourceFile().text, replaced.getStart());
    return [{ start: replaced.getStart(), end: replaced.end, newText: `{\n${all.join("\n")}\n${indent}}` }];
  }
  if (replaced ?? named) return [...edits, replaceStatement((replaced ?? named)!, all)];
  if (place) return [...edits, ...insertBefore(place, all, writing.style)];
  return [arrowToBlock(values[0]!, name, all, writing.style)];
}

/** The call of `reduce` or a search, without what waits for it. */
function callOf(value: TS.Expression): TS.CallExpression | null {
  let at = value;
  while (ts.isAwaitExpression(at) || ts.isParenthesizedExpression(at)) at = at.expression;
  return ts.isCallExpression(at) ? at : null;
}

function valuesOf({ consumer }: Written): TS.Expression[] {
  if (consumer.kind === "reduce" || consumer.kind === "search") return [consumer.value];
  return "lengths" in consumer ? consumer.lengths : [];
}

/** The variable that a declaration gives the value to; null where the loop needs a name of its own. */
function ownVariable(value: TS.Expression, { consumer, laid }: Written): Own | null {
  const variable = value.parent;
  if (!ts.isVariableDeclaration(variable) || !ts.isIdentifier(variable.name)) return null;
  const list = variable.parent;
  const statement = list.parent;
  if (!ts.isVariableDeclarationList(list) || !ts.isVariableStatement(statement)) return null;
  if (statement !== consumer.place || !statementList(statement)) return null;
  if (statement.modifiers || !(list.flags & ts.NodeFlags.BlockScoped) || list.declarations.length > 1) return null;
  const name = variable.name.text;
  const code = [...consumer.steps.map(({ each }) => each.node), ...("each" in consumer ? [consumer.each.node] : [])];
  if (namesIn(code).has(name) || wordsOf(laid).has(name) || isUsedLater(variable.name, statement.parent)) return null;
  return {
    name,
    type: variable.type?.getText() ?? null,
    keyword: list.flags & ts.NodeFlags.Const ? "const" : "let",
    statement,
  };
}

/** A function may see the value while it is still computed, and the compiler knows less of a variable in there. */
function isUsedLater(name: TS.Identifier, scope: TS.Node): boolean {
  const visit = (node: TS.Node, inside: boolean): boolean => {
    if (ts.isIdentifier(node) && node.text === name.text && node !== name && isValueName(node) && inside) return true;
    return ts.forEachChild(node, (child) => visit(child, inside || isFunction(child)) || undefined) ?? false;
  };
  return visit(scope, false);
}

/** A name that nothing around has, nor what was laid out. */
export function newName(wanted: string, { consumer, source, laid }: Written): string {
  return uniqueName(wanted, new Set([...namesAround(consumer, source), ...wordsOf(laid)]));
}

function wordsOf({ head, lines, counters }: Written["laid"]): Set<string> {
  // What stands after a point is a property, unless it is spread.
  const text = [head, ...lines.map((one) => one.text), ...counters].join("\n").replaceAll("...", " ");
  return new Set([...text.matchAll(/(?<![.\p{L}\p{N}_$])[\p{L}_$][\p{L}\p{N}_$]*/gu)].map(([word]) => word));
}

/** `some`, `every` and `find`: the loop ends with the row that decides. */
function searchLines(written: Written, own: Own | null): Computed {
  const { consumer, source, writing, laid, at } = written;
  const { style } = writing;
  const { finds } = consumer as Written["consumer"] & { kind: "search" };
  const name = own?.name ?? newName(finds === "every" ? "all" : "found", written);
  const typed = isTypeScript(consumer.given.read.getSourceFile().fileName);
  const type = own?.type ?? (finds === "find" && laid.type !== null && typed ? `${laid.type} | undefined` : null);
  const first = finds === "find" ? "" : ` = ${finds === "every"}`;
  const decided = finds === "find" ? laid.element : String(finds === "some");
  const loop = loopLines(headOf(laid, source, consumer), laid, at, writing, (inner) => [
    ...ifLines(laid.condition ?? "", inner, style),
    `${inner}${style.indent}${name} = ${decided}${style.semicolon}`,
    `${inner}${style.indent}break${style.semicolon}`,
    `${inner}}`,
  ]);
  return { name, lines: [`${at}let ${name}${type ? `: ${type}` : ""}${first}${style.semicolon}`, ...loop] };
}

/** The number of rows, all of them or those that a filter leaves. */
function countLines(written: Written, own: Own | null): Computed {
  const { consumer, source, writing, laid, at } = written;
  const { semicolon } = writing.style;
  const name = own?.name ?? newName(`${writing.noun}Count`, written);
  const start = `${at}let ${name}${own?.type ? `: ${own.type}` : ""} = 0${semicolon}`;
  if (source.pages) {
    const page = newName("page", written);
    const head = headOf({ ...laid, head: `const ${page}`, type: null }, source, consumer);
    return { name, lines: [start, `${at}${head} ${name} += ${page}.length${semicolon}`] };
  }
  const head = headOf(laid, source, consumer);
  const step = `${laid.condition === null ? "" : `if (${laid.condition}) `}${name}++${semicolon}`;
  if (laid.lines.length === 0 && laid.condition === null) return { name, lines: [start, `${at}${head} ${step}`] };
  return { name, lines: [start, ...loopLines(head, laid, at, writing, (inner) => [inner + step])] };
}
