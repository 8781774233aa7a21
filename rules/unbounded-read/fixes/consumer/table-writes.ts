/** Does what a loop does with a row write the table that is read, in a way that pages would see? */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { property, unwrapped, writtenValue } from "../object.ts";
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
    for (const called of functionsCalled(node.expression, node.getSourceFile())) {
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
export function functionsCalled(callee: TS.Expression, file: TS.SourceFile): FunctionNode[] {
  const own = ts.isPropertyAccessExpression(callee) && callee.expression.kind === ts.SyntaxKind.ThisKeyword;
  if (!own && !ts.isIdentifier(callee)) return [];
  const name = ts.isIdentifier(callee) ? callee.text : callee.name.text;
  const found: FunctionNode[] = [];
  each(file, (node) => {
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
  const { writes } = loop;
  const name = callee.name.text;
  const line = lineOf(call);
  if (writes.by.is !== "member" && isRow(callee.expression, loop.row)) {
    return /^(remove|softRemove|recover|destroy|delete|deleteOne)$/.test(name)
      ? `line ${line} removes rows of the table that is read`
      : null;
  }
  if (writes.raw.has(name) && !isReadingBuilder(call, name)) {
    return mayWrite(call, loop) ? `line ${line} runs SQL that may write the table that is read` : null;
  }
  if (!writes.addsOrRemoves.has(name) && !writes.changes.has(name)) return null;
  if (!sameTable(call, callee, loop)) return null;
  if (writes.addsOrRemoves.has(name)) return `line ${line} adds rows to, or removes rows from, the table that is read`;
  return changesOnlyThisRow(call, loop)
    ? null
    : `line ${line} changes the key, or other rows, of the table that is read`;
}

function sameTable(call: TS.CallExpression, callee: TS.PropertyAccessExpression, loop: LoopBody): boolean {
  const { by } = loop.writes;
  // `tx.order.update` and `prisma.order.findMany` are the same model, whatever the client is called.
  if (by.is === "member") return lastName(callee.expression) === by.name;
  if (by.is === "token") return namesTable(outermost(call), by.tokens);
  if (callee.expression.getText() === by.receiver && !by.entity) return true;
  const first = call.arguments[0];
  if (isManager(callee.expression)) {
    const named = first && ts.isIdentifier(first) && /^\p{Lu}/u.test(first.text) ? first.text : null;
    // Without an entity's name the manager goes by the object, which only the row itself tells.
    return named === null || by.entity === null || named === by.entity;
  }
  const text = callee.expression.getText();
  return by.entity !== null && (text === by.entity || text.includes(`getRepository(${by.entity})`));
}

/** `update({ where: { id: row.id }, data: {…} })`, `update(row.id, {…})`, `save(row)`: this row's other columns. */
function changesOnlyThisRow(call: TS.CallExpression, loop: LoopBody): boolean {
  const args = [...call.arguments];
  const { by } = loop.writes;
  if (by.is === "member") {
    const where = property(objectOf(args[0]), "where");
    const data = property(objectOf(args[0]), "data");
    return (
      where !== null && data !== null && isThisRow(writtenValue(where), loop) && leavesKey(writtenValue(data), loop)
    );
  }
  if (by.is === "token") return isThisRowsChain(outermost(call), loop);
  const name = (call.expression as TS.PropertyAccessExpression).name.text;
  if (args[0] && ts.isIdentifier(args[0]) && /^\p{Lu}/u.test(args[0].text)) args.shift();
  const [first, second] = args;
  if (!first) return false;
  if (name === "save") return isRow(first, loop.row);
  // Sequelize's static `update(values, { where })` has them the other way round.
  const options = property(objectOf(second), "where");
  if (name === "update" && options) return isThisRow(writtenValue(options), loop) && leavesKey(first, loop);
  if (!/^(update|nativeUpdate)$/.test(name) || !second) return false;
  return (isThisRow(first, loop) || isKeyOfRow(first, loop.keys[0], loop)) && leavesKey(second, loop);
}

/** `{ id: row.id }`: an object that names each column of the key with this row's value. */
function isThisRow(where: TS.Expression, loop: LoopBody): boolean {
  const literal = objectOf(where);
  return loop.keys.every((key) => {
    const found = property(literal, key);
    return found !== null && isKeyOfRow(writtenValue(found), key, loop);
  });
}

/** `knex("orders").where("id", row.id).update({ … })`: the chain holds this row's key, and what it sets leaves the key. */
function isThisRowsChain(chain: TS.Node, loop: LoopBody): boolean {
  const found = new Set<string>();
  let leaves = true;
  each(chain, (node) => {
    for (const key of loop.keys) if (ts.isExpression(node) && isKeyOfRow(node, key, loop)) found.add(key);
    const set =
      ts.isCallExpression(node) &&
      /(?:^|\.)(?:update|set|patch|updateOne|increment|decrement)$/.test(node.expression.getText());
    for (const one of set ? node.arguments : []) {
      const literal = objectOf(one);
      const values = literal && objectOf(propertyValue(literal, "$set"));
      if (literal && !isThisRow(literal, loop) && !leavesKey(values ?? literal, loop)) leaves = false;
    }
  });
  return leaves && loop.keys.every((key) => found.has(key));
}

function propertyValue(literal: TS.ObjectLiteralExpression, name: string): TS.Expression | undefined {
  const found = property(literal, name);
  return found ? writtenValue(found) : undefined;
}

function leavesKey(data: TS.Expression, { keys }: LoopBody): boolean {
  const literal = objectOf(data);
  return (
    literal !== null &&
    !keys.some((key) => property(literal, key)) &&
    !literal.properties.some((one) => ts.isSpreadAssignment(one))
  );
}

/** `row.id`, or `id` where the loop takes the row apart. */
function isKeyOfRow(node: TS.Expression, key: string | undefined, loop: LoopBody): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === key && isRow(node.expression, loop.row);
  if (!ts.isIdentifier(node) || !loop.row || !ts.isObjectBindingPattern(loop.row)) return false;
  return loop.row.elements.some(
    (one) =>
      ts.isIdentifier(one.name) && one.name.text === node.text && (one.propertyName ?? one.name).getText() === key,
  );
}

/** The whole chain of calls that a call is part of. */
function outermost(call: TS.CallExpression): TS.Node {
  let at: TS.Node = call;
  while (ts.isPropertyAccessExpression(at.parent) || (ts.isCallExpression(at.parent) && at.parent.expression === at))
    at = at.parent;
  return at;
}

/** Does the chain name the table, as an argument, as what a method is called on, or inside of SQL? */
function namesTable(chain: TS.Node, tokens: readonly string[]): boolean {
  let found = false;
  each(chain, (node) => {
    const text = ts.isStringLiteralLike(node) ? node.text : ts.isExpression(node) ? node.getText() : "";
    if (tokens.includes(text)) found = true;
  });
  return found;
}

/** SQL that is written at the call and only reads, or that writes other tables, is none of ours. */
function mayWrite(call: TS.CallExpression, loop: LoopBody): boolean {
  const { by } = loop.writes;
  if (by.is !== "token") return isClient((call.expression as TS.PropertyAccessExpression).expression, loop);
  const [first] = call.arguments;
  const sql = first && ts.isStringLiteralLike(first) ? first.text : null;
  if (sql === null) return true;
  if (!/\b(insert|update|delete|replace|merge|truncate|alter|drop)\b/i.test(sql)) return false;
  return by.tokens.some((token) => new RegExp(`\\b${token.replace(/\W/g, "\\$&")}\\b`, "i").test(sql));
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
  return loop.writes.by.is === "member" || isManager(receiver) || receiver.getText() === loop.receiver?.getText();
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
