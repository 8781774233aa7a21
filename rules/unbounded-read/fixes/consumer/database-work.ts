/**
 * Does what is done with each row ask a database? A stream keeps its connection until its end: with a pool of one, a
 * query inside of the loop never gets an answer, and some drivers refuse it at once.
 */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { each, isFunction, rootOf } from "../scope.ts";
import { lineOf } from "../target.ts";
import type { Consumer } from "./consumer.ts";
import { isQuietCall } from "./quiet.ts";
import { functionsCalled, isRow } from "./table-writes.ts";

export interface DatabaseWork {
  node: TS.Node;
  /** Is it surely a query, or something of which this file does not say what it does? */
  sure: boolean;
}

interface Walk {
  receiver: TS.Expression | null;
  /** Rows that come at once: then whatever is called may ask, for nothing has to be awaited. */
  atOnce: boolean;
  row: Consumer["parts"][number]["row"];
  seen: Set<TS.Node>;
}

/** How far calls are followed inside the file. */
const deepest = 4;
const clients =
  /^(prisma\w*|db|database|knex|pool|client|conn|connection|\w*repo|\w*repository|\w*manager|em|\w*datasource|sequelize|orm|tx|trx|transaction|queryrunner|session|collection|\w*model|kysely|drizzle|mongoose|sql)$/i;
const builtIn =
  /^(node:|(fs|events|path|crypto|stream|timers|util|os|zlib|readline|http|https|net|url|assert|buffer|child_process|worker_threads|perf_hooks|string_decoder)(\/|$))/;
const builtInRoots =
  /^(fetch|Promise|setTimeout|setImmediate|queueMicrotask|process|parentPort|Atomics|crypto|console)$/;
/** What gives something to a stream, a collection or a thread. */
const handsOn = /^(write|end|push|unshift|set|add|delete|append|postMessage|emit|once|update|digest)$/;

/** The first thing that asks a database or may do so; null when nothing does. `receiver` is whose method reads. */
export function databaseWork(consumer: Consumer, receiver: TS.Expression | null): DatabaseWork | null {
  const atOnce = !consumer.given.awaited;
  for (const part of [...consumer.parts, ...namedParts(consumer)]) {
    const found = workIn(part.body, { receiver, atOnce, row: part.row, seen: new Set() }, 0);
    if (found) return found;
  }
  return null;
}

/** The same as a clause for a stream that can't be offered. */
export function workClause({ node, sure }: DatabaseWork): string {
  return sure
    ? `line ${lineOf(node)} queries the database while the stream keeps its connection`
    : `line ${lineOf(node)} may query the database while the stream keeps its connection`;
}

/** `rows.forEach(save)`: the function that the name stands for. */
function namedParts(consumer: Consumer): { body: TS.Node; row: Walk["row"] }[] {
  const functions = [...consumer.steps.map(({ each: fn }) => fn), ...("each" in consumer ? [consumer.each] : [])];
  return functions.flatMap(({ node }) => {
    if (!ts.isIdentifier(node)) return [];
    return functionsNamed(node).flatMap((one) =>
      one.body ? [{ body: one.body, row: one.parameters[0]?.name ?? null }] : [],
    );
  });
}

function functionsNamed(name: TS.Identifier): ReturnType<typeof functionsCalled> {
  return functionsCalled(name, name.getSourceFile());
}

function workIn(body: TS.Node, walk: Walk, depth: number): DatabaseWork | null {
  let found: DatabaseWork | null = null;
  each(body, (node) => {
    if (found?.sure) return;
    const one = workOf(node, walk, depth);
    if (one?.sure || !found) found = one ?? found;
  });
  return found;
}

function workOf(node: TS.Node, walk: Walk, depth: number): DatabaseWork | null {
  if (ts.isTaggedTemplateExpression(node)) return isClient(node.tag, walk) ? { node, sure: true } : null;
  // A relation of the row that is only loaded when somebody waits for it.
  if (ts.isAwaitExpression(node) && ts.isPropertyAccessExpression(node.expression))
    return belongsToRow(node.expression, walk) ? { node, sure: false } : null;
  if (!ts.isCallExpression(node)) return null;
  const callee = node.expression;
  if (ts.isPropertyAccessExpression(callee) && isRow(callee.expression, walk.row)) {
    return /^to[A-Z]\w*$|^(get|valueOf|hasOwnProperty)$/.test(callee.name.text) ? null : { node, sure: false };
  }
  if (isClient(callee, walk)) return { node, sure: true };
  const own = functionsCalled(callee, node.getSourceFile());
  if (own.length > 0) {
    if (depth >= deepest) return { node, sure: false };
    for (const one of own) {
      if (walk.seen.has(one) || !one.body) continue;
      walk.seen.add(one);
      const at = node.arguments.findIndex((argument) => isRow(argument, walk.row));
      const row = at < 0 ? null : (one.parameters[at]?.name ?? null);
      const inside = workIn(one.body, { ...walk, row }, depth + 1);
      if (inside) return { node, sure: inside.sure };
    }
    return null;
  }
  return mayAsk(node, walk) ? { node, sure: false } : null;
}

/** Something of which the file does not say what it does, and that is waited for, or need not be. */
function mayAsk(call: TS.CallExpression, { atOnce }: Walk): boolean {
  if (!atOnce && !isWaitedFor(call)) return false;
  const callee = call.expression;
  if (isQuietCall(call, 0) || isFunction(callee)) return false;
  const root = rootOf(callee);
  if (root && builtInRoots.test(root.text)) return false;
  if (root && builtIn.test(moduleOf(root) ?? "")) return false;
  if (ts.isPropertyAccessExpression(callee) && handsOn.test(callee.name.text) && !isWaitedFor(call)) return false;
  return true;
}

/** `await f()`, also through `.then(…)`, an array of `Promise.all`, or a choice. */
function isWaitedFor(call: TS.CallExpression): boolean {
  for (let at: TS.Node = call; at.parent && !ts.isStatement(at); at = at.parent) {
    const { parent } = at;
    if (ts.isAwaitExpression(parent) || ts.isYieldExpression(parent)) return true;
    if (ts.isForOfStatement(parent) && parent.awaitModifier && parent.expression === at) return true;
    if (ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === at)) return true;
  }
  return false;
}

/** The read's own receiver, or what goes by the name of a client. */
function isClient(callee: TS.Expression, { receiver }: Walk): boolean {
  let at = callee;
  let inner = "";
  for (;;) {
    if (ts.isPropertyAccessExpression(at)) {
      if (inner !== "" && clients.test(at.name.text)) return true;
      inner = at.name.text;
      at = at.expression;
    } else if (ts.isCallExpression(at) || ts.isNonNullExpression(at) || ts.isElementAccessExpression(at))
      at = at.expression;
    else if (ts.isParenthesizedExpression(at) || ts.isAwaitExpression(at)) at = at.expression;
    else break;
    if (receiver && at.getText() === receiver.getText()) return true;
  }
  const root = receiver && rootOf(receiver);
  if (ts.isIdentifier(at)) return at.text === root?.text || (clients.test(at.text) && !isLocalText(at));
  return false;
}

/** `client` may be a customer: a name that the row or a number is kept under is none of a database. */
function isLocalText(name: TS.Identifier): boolean {
  const { parent } = name;
  return ts.isPropertyAccessExpression(parent) && /^(id|name|length|to\w+)$/.test(parent.name.text);
}

function belongsToRow(node: TS.Expression, { row }: Walk): boolean {
  let at: TS.Expression = node;
  while (ts.isPropertyAccessExpression(at)) at = at.expression;
  return isRow(at, row);
}

/** The module that a name of the file comes from; null for other names. */
function moduleOf(name: TS.Identifier): string | null {
  for (const statement of name.getSourceFile().statements) {
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const { importClause } = statement;
      const bindings = importClause?.namedBindings;
      const names = [
        importClause?.name?.text,
        ...(bindings && ts.isNamedImports(bindings) ? bindings.elements.map((one) => one.name.text) : []),
        bindings && ts.isNamespaceImport(bindings) ? bindings.name.text : undefined,
      ];
      if (names.includes(name.text)) return statement.moduleSpecifier.text;
    } else if (ts.isVariableStatement(statement)) {
      for (const { name: bound, initializer } of statement.declarationList.declarations) {
        const call = initializer && ts.isCallExpression(initializer) ? initializer : null;
        const from = call?.arguments[0];
        if (call?.expression.getText() !== "require" || !from || !ts.isStringLiteral(from)) continue;
        let has = false;
        each(bound, (node) => {
          if (ts.isIdentifier(node) && node.text === name.text) has = true;
        });
        if (has) return from.text;
      }
    }
  }
  return null;
}
