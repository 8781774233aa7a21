/** Does what a loop does with a row write the table that is read, in a way that pages would see? */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { property, unwrapped, writtenValue } from "../options.ts";
import { each, type FunctionNode, isFunction, isValueName } from "../scope.ts";
import { lineOf } from "../target.ts";
import type { LoopBody } from "./loop-body.ts";

/** How far calls are followed inside the file. */
const deepest = 4;

/**
 * Writes of the table in the loop's body and in functions of the same file that it calls, as a clause. What other files
 * do can't be seen from here; the fix's page says so.
 */
export function writesReason(loop: LoopBody, depth = 0, seen: Set<TS.Node> = new Set()): string | null {
  let reason: string | null = null;
  each(loop.body, (node) => {
    if (reason !== null || !ts.isCallExpression(node)) return;
    reason = writeReason(node, loop);
    if (reason !== null || depth >= deepest) return;
    for (const called of functionsCalled(node)) {
      if (seen.has(called) || !called.body) continue;
      seen.add(called);
      // Inside, the row goes by the parameter's name.
      const at = node.arguments.findIndex((one) => isRow(one, loop.row));
      const row = at < 0 ? null : (called.parameters[at]?.name ?? null);
      reason ??= writesReason({ ...loop, body: called.body, row }, depth + 1, seen);
    }
  });
  return reason;
}

/** `save(row)` and `this.save(row)`: what goes by that name in the file. */
function functionsCalled(call: TS.CallExpression): FunctionNode[] {
  const { expression } = call;
  const own = ts.isPropertyAccessExpression(expression) && expression.expression.kind === ts.SyntaxKind.ThisKeyword;
  if (!own && !ts.isIdentifier(expression)) return [];
  const name = ts.isIdentifier(expression) ? expression.text : (expression as TS.PropertyAccessExpression).name.text;
  const found: FunctionNode[] = [];
  each(call.getSourceFile(), (node) => {
    const value =
      (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) && node.initializer ? node.initializer : node;
    if (isFunction(value) && "name" in node && node.name && (node.name as TS.Node).getText() === name)
      found.push(value);
  });
  return found;
}

/** The call as a write of the table that the loop reads, as a clause; null when it is none or leaves the order of pages alone. */
export function writeReason(call: TS.CallExpression, loop: LoopBody): string | null {
  const callee = call.expression;
  if (!ts.isPropertyAccessExpression(callee)) return null;
  const { dialect } = loop;
  const name = callee.name.text;
  const line = lineOf(call);
  if (dialect.order === "order" && isRow(callee.expression, loop.row)) {
    return /^(remove|softRemove|recover)$/.test(name) ? `line ${line} removes rows of the table that is read` : null;
  }
  if (dialect.raw.has(name) && !isReadingBuilder(call, name)) {
    return isClient(callee.expression, loop) ? `line ${line} runs SQL that may write the table that is read` : null;
  }
  if (!dialect.addsOrRemoves.has(name) && !dialect.changes.has(name)) return null;
  if (!sameTable(call, callee, loop)) return null;
  if (dialect.addsOrRemoves.has(name)) return `line ${line} adds rows to, or removes rows from, the table that is read`;
  return changesOnlyThisRow(call, loop) ? null : `line ${line} changes other rows of the table that is read`;
}

function sameTable(call: TS.CallExpression, callee: TS.PropertyAccessExpression, loop: LoopBody): boolean {
  if (loop.dialect.order === "orderBy") {
    // `tx.order.update` and `prisma.order.findMany` are the same model, whatever the client is called.
    return lastName(callee.expression) === lastName(loop.receiver);
  }
  if (callee.expression.getText() === loop.receiver.getText() && !loop.entity) return true;
  const first = call.arguments[0];
  if (isManager(callee.expression)) {
    const named = first && ts.isIdentifier(first) && /^\p{Lu}/u.test(first.text) ? first.text : null;
    // Without an entity's name the manager goes by the object, which only the row itself tells.
    return named === null || loop.entity === null || named === loop.entity;
  }
  const text = callee.expression.getText();
  return loop.entity !== null && (text === loop.entity || text.includes(`getRepository(${loop.entity})`));
}

/** `update({ where: { id: row.id }, data: {…} })`, `update(row.id, {…})`, `save(row)`: this row's other columns. */
function changesOnlyThisRow(call: TS.CallExpression, loop: LoopBody): boolean {
  const args = [...call.arguments];
  if (loop.dialect.order === "orderBy") {
    const where = property(objectOf(args[0]), "where");
    const data = property(objectOf(args[0]), "data");
    const identity = where && property(objectOf(writtenValue(where)), loop.key);
    return Boolean(
      identity && data && isKeyOfRow(writtenValue(identity), loop) && leavesKey(writtenValue(data), loop.key),
    );
  }
  const name = (call.expression as TS.PropertyAccessExpression).name.text;
  if (args[0] && ts.isIdentifier(args[0]) && /^\p{Lu}/u.test(args[0].text)) args.shift();
  const [first, second] = args;
  if (!first) return false;
  if (name === "save") return isRow(first, loop.row);
  if (name !== "update" || !second) return false;
  const identity = property(objectOf(first), loop.key);
  return isKeyOfRow(identity ? writtenValue(identity) : first, loop) && leavesKey(second, loop.key);
}

function leavesKey(data: TS.Expression, key: string): boolean {
  const literal = objectOf(data);
  return literal !== null && !property(literal, key) && !literal.properties.some((one) => ts.isSpreadAssignment(one));
}

/** `row.id`, or `id` where the loop takes the row apart. */
function isKeyOfRow(node: TS.Expression, loop: LoopBody): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === loop.key && isRow(node.expression, loop.row);
  if (!ts.isIdentifier(node) || !loop.row || !ts.isObjectBindingPattern(loop.row)) return false;
  return loop.row.elements.some(
    (one) =>
      ts.isIdentifier(one.name) && one.name.text === node.text && (one.propertyName ?? one.name).getText() === loop.key,
  );
}

function isReadingBuilder(call: TS.CallExpression, name: string): boolean {
  if (name !== "createQueryBuilder") return false;
  for (
    let up: TS.Node = call;
    ts.isPropertyAccessExpression(up.parent) || ts.isCallExpression(up.parent);
    up = up.parent
  ) {
    if (
      ts.isPropertyAccessExpression(up.parent) &&
      /^(insert|update|delete|softDelete|restore)$/.test(up.parent.name.text)
    )
      return false;
  }
  return true;
}

function isClient(receiver: TS.Expression, loop: LoopBody): boolean {
  return loop.dialect.order === "orderBy" || isManager(receiver) || receiver.getText() === loop.receiver.getText();
}

function isManager(receiver: TS.Expression): boolean {
  return /(manager|^em|datasource|connection|queryrunner)$/i.test(lastName(receiver));
}

function lastName(node: TS.Expression): string {
  return ts.isPropertyAccessExpression(node) ? node.name.text : ts.isIdentifier(node) ? node.text : "";
}

/** An object written in that place. */
export function objectOf(node: TS.Expression | undefined): TS.ObjectLiteralExpression | null {
  const bare = node && unwrapped(node);
  return bare && ts.isObjectLiteralExpression(bare) ? bare : null;
}

/** Is the node a use of the row's name? */
export function isRow(node: TS.Node, row: LoopBody["row"]): boolean {
  return (
    ts.isIdentifier(node) &&
    row !== null &&
    ts.isIdentifier(row) &&
    node.text === row.text &&
    node !== row &&
    isValueName(node)
  );
}
