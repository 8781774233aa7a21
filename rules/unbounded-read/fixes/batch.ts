/** *Read in batches*: whether a read may come a page at a time, decided on the syntax tree of its file alone. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../rewrite/typescript.ts";
import { type Captured, capture } from "./captures.ts";
import type { Consumer } from "./consumer/consumer.ts";
import { consumerOf } from "./consumer/consumer-of.ts";
import { type LoopBody, loopReason, onlyProperties } from "./consumer/loop-body.ts";
import { type Dialect, dialectOf } from "./dialect.ts";
import { type Options, optionsOf } from "./options.ts";
import { type Page, pageOf } from "./page-call.ts";
import { localNames, statementList } from "./scope.ts";
import { type FixTarget, lineOf, type ReadCall } from "./target.ts";
import { transactionReason } from "./transaction.ts";

export interface BatchPlan {
  read: ReadCall;
  options: Options;
  dialect: Dialect;
  key: string;
  page: Page;
  consumer: Consumer;
  captured: Captured;
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
  const consumer = consumerOf({ read: read.call, awaited: true, rows: "itself" });
  if ("reason" in consumer) return consumer;
  const inTransaction = transactionReason(read);
  if (inTransaction) return { reason: inTransaction };
  if (!target.read.key)
    return {
      reason: target.read.noKey ?? `the primary key of ${table ? `\`${table}\`` : "the table"} was not found`,
    };
  const [key = "", ...more] = target.read.key.fields;
  if (more.length > 0)
    return { reason: `the primary key of ${table ? `\`${table}\`` : "the table"} has ${more.length + 1} columns` };
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
  const body = consumer.kind === "count" ? null : loopBody(consumer, read, options, dialect, key, captured);
  if (body && "reason" in body) return body;
  if (body && page.selectsKey) {
    const whole = onlyProperties(body);
    if (whole) return { reason: `\`select\` leaves out the key \`${key}\`, and line ${lineOf(whole)} uses whole rows` };
  }
  const { anchor } = consumer;
  const inPlace = consumer.kind === "loop" && !consumer.declaration && !captured.local;
  if (anchor && !statementList(anchor) && !inPlace)
    return { reason: `line ${lineOf(anchor)} is not in a block of its own` };
  return { read, options, dialect, key, page, consumer, captured };
}

function loopBody(
  consumer: Consumer,
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
  const body: LoopBody = { ...shared, ...consumer.parts[0]! };
  const reason = loopReason(body);
  return reason ? { reason } : body;
}

function contains(outer: TS.Node, inner: TS.Node): boolean {
  return outer.pos <= inner.pos && inner.end <= outer.end;
}

/** `Order.find()`: TypeORM's static reads, where the receiver is the entity. */
function staticEntity(read: ReadCall): string | null {
  const receiver = read.access.expression;
  return ts.isIdentifier(receiver) && /^\p{Lu}/u.test(receiver.text) ? receiver.text : null;
}
