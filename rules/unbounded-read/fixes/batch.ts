/** *Read in batches*: whether a read may come a page at a time, decided on the syntax tree of its file alone. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../rewrite/typescript.ts";
import { type Captured, capture } from "./captures.ts";
import { type Dialect, dialectOf } from "./dialect.ts";
import { hoistReason } from "./hoist.ts";
import { callbackReturns, type LoopBody, loopReason, onlyProperties } from "./loop-body.ts";
import { type Options, optionsOf } from "./options.ts";
import { type Page, pageOf } from "./page-call.ts";
import { isFunction, localNames, some, statementList } from "./scope.ts";
import { type FixTarget, lineOf, type ReadCall } from "./target.ts";
import { transactionReason } from "./transaction.ts";
import { type Consumer, consumerOf } from "./uses.ts";

export interface BatchPlan {
  read: ReadCall;
  options: Options;
  dialect: Dialect;
  key: string;
  page: Page;
  consumer: Consumer;
  captured: Captured;
  /** The statement that new statements go before; null when an arrow's body becomes a block. */
  anchor: TS.Statement | null;
}

/** Plans the batches, or says why there are none as a clause ("line 14 sorts the whole array"). */
export function planBatch(target: FixTarget, read: ReadCall): BatchPlan | { reason: string } {
  const { orm, call, table } = target.read;
  const dialect = dialectOf(orm);
  if (!dialect) return { reason: `reads of this library (${orm}) have no automatic rewrite yet` };
  if (!(orm === "prisma" ? /^findMany$/ : /^(find|findBy)$/).test(call))
    return { reason: `\`${call}\` has no automatic rewrite yet` };
  // The operators of conditions (`MoreThan`) are for SQL; MongoDB's repositories take its own filters.
  if (orm === "typeorm" && /MongoRepository|MongoEntityManager/.test(target.text))
    return { reason: "MongoDB has no such pages in TypeORM" };
  const consumer = consumerOf(read.call);
  if ("reason" in consumer) return consumer;
  const inTransaction = transactionReason(read);
  if (inTransaction) return { reason: inTransaction };
  if (!target.read.key)
    return {
      reason: target.read.noKey ?? `the primary key of ${table ? `\`${table}\`` : "the table"} was not found`,
    };
  const key = target.read.key.field;
  if (!/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key)) return { reason: `the primary key \`${key}\` is not one column` };
  const options = optionsOf(read, orm);
  const page = pageOf(read, options, dialect, key);
  if ("reason" in page) return page;
  const inputs = read.call.arguments.filter((_, index) => !(options.afterEntity && index === 0));
  const kept = orm === "prisma" ? 1 : 0;
  const captured = capture(read.access.expression, kept, inputs, localNames(read.call), dialect.conditions);
  const entity = options.afterEntity ? read.call.arguments[0]! : null;
  if (entity && captured.reason === null && ts.isIdentifier(entity)) {
    captured.names.add(entity.text);
    captured.local ||= localNames(read.call).has(entity.text);
  } else if (entity && !ts.isStringLiteral(entity))
    return { reason: `line ${lineOf(entity)} names its entity in a way that can't be told` };
  if (captured.reason) return { reason: captured.reason };
  const body = consumer.is === "count" ? null : loopBody(consumer, read, options, dialect, key, captured);
  if (body && "reason" in body) return body;
  if (body && page.selectsKey) {
    const whole = onlyProperties(body);
    if (whole) return { reason: `\`select\` leaves out the key \`${key}\`, and line ${lineOf(whole)} uses whole rows` };
  }
  const anchor = anchorOf(consumer, read);
  if (anchor && "reason" in anchor) return anchor;
  const told =
    anchor && /@ts-(ignore|expect-error)/.test(anchor.getFullText().slice(0, anchor.getLeadingTriviaWidth()));
  if (told) return { reason: `line ${lineOf(anchor)} silences the compiler` };
  const inPlace = consumer.is === "loop" && !consumer.declaration && !captured.local;
  if (anchor && !statementList(anchor) && !inPlace)
    return { reason: `line ${lineOf(anchor)} is not in a block of its own` };
  return { read, options, dialect, key, page, consumer, captured, anchor };
}

function loopBody(
  consumer: Exclude<Consumer, { is: "count" }>,
  read: ReadCall,
  options: Options,
  dialect: Dialect,
  key: string,
  captured: Captured,
): LoopBody | { reason: string } {
  const first = options.afterEntity ? read.call.arguments[0]! : null;
  const inputs = read.call.arguments;
  const shared = {
    receiver: read.access.expression,
    entity: first?.getText() ?? (options.afterEntity ? "" : staticEntity(read)),
    key,
    dialect,
    names: captured.names,
    kept: captured.captures
      .filter((one) => inputs.some((input) => contains(input, one.node)))
      .map((one) => one.node.getText()),
  };
  const body: LoopBody =
    consumer.is === "loop" ? { ...shared, ...ofLoop(consumer.loop) } : { ...shared, ...ofCallback(consumer.callback) };
  const reason = loopReason(body) ?? (consumer.is === "forEach" ? callbackReason(consumer.callback) : null);
  return reason ? { reason } : body;
}

function contains(outer: TS.Node, inner: TS.Node): boolean {
  return outer.pos <= inner.pos && inner.end <= outer.end;
}

function ofLoop(loop: TS.ForOfStatement): Pick<LoopBody, "body" | "row"> {
  const head = loop.initializer;
  return { body: loop.statement, row: ts.isVariableDeclarationList(head) ? head.declarations[0]!.name : head };
}

function ofCallback(callback: TS.ArrowFunction | TS.FunctionExpression): Pick<LoopBody, "body" | "row"> {
  return { body: callback.body, row: callback.parameters[0]?.name ?? null };
}

/** What a callback may do and a loop's body may not. */
function callbackReason(callback: TS.ArrowFunction | TS.FunctionExpression): string | null {
  const line = lineOf(callback);
  if (ts.isFunctionExpression(callback) && /\b(this|arguments)\b/.test(callback.body.getText()))
    return `line ${line} uses \`this\` or \`arguments\` of its callback`;
  if (declaresVar(callback.body)) return `line ${line} declares a \`var\` in its callback`;
  if (callback.parameters.length === 0) return `line ${line} does not look at the rows`;
  if (!ts.isBlock(callback.body)) return null;
  return callbackReturns(callback.body) ? null : `line ${line} returns from inside a loop in its callback`;
}

/** A callback's `var` is new for each row, a loop's is not. */
function declaresVar(body: TS.Node): boolean {
  return some(body, (node) => ts.isVariableDeclarationList(node) && !(node.flags & ts.NodeFlags.BlockScoped));
}

/** `Order.find()`: TypeORM's static reads, where the receiver is the entity. */
function staticEntity(read: ReadCall): string | null {
  const receiver = read.access.expression;
  return ts.isIdentifier(receiver) && /^\p{Lu}/u.test(receiver.text) ? receiver.text : null;
}

function anchorOf(consumer: Consumer, read: ReadCall): TS.Statement | null | { reason: string } {
  if (consumer.declaration) return consumer.declaration;
  let at: TS.Node =
    consumer.is === "loop" ? consumer.loop : consumer.is === "forEach" ? consumer.call.parent : read.call;
  if (consumer.is === "count") {
    const length = consumer.lengths[0]!;
    const reason = hoistReason(length);
    if (reason) return { reason };
    for (at = length; !ts.isStatement(at); at = at.parent)
      if (isFunction(at.parent) && at.parent.body === at) return null;
  }
  // A label belongs to its loop: nothing may come between them.
  while (ts.isLabeledStatement(at.parent)) at = at.parent;
  return at as TS.Statement;
}
