/** *Read in batches*: whether a read may come a page at a time, decided on the syntax tree of its file alone. */
import type { ts as TS } from "@ts-morph/common";
import { type Captured, capture } from "./captures.ts";
import type { Consumer } from "./consumer/consumer.ts";
import { consumerOf } from "./consumer/consumer-of.ts";
import { type LoopBody, loopReason, onlyProperties } from "./consumer/loop-body.ts";
import { pageOrder } from "./reading/order.ts";
import type { Order, Page, Reading, Reason } from "./reading/reading.ts";
import { localNames, statementList } from "./scope.ts";
import { type FixTarget, lineOf } from "./target.ts";
import { transactionReason } from "./transaction.ts";

export interface BatchPlan {
  reading: Reading;
  consumer: Consumer;
  order: Order;
  page: Page;
  captured: Captured;
  /** Columns that were added for the pages and are taken away from each row again. */
  stripped: readonly string[];
}

/** Plans the batches, or says why there are none as a clause ("line 14 sorts the whole array"). */
export function planBatch({ read: facts }: FixTarget, reading: Reading): BatchPlan | Reason {
  const consumer = consumerOf(reading.given);
  if ("reason" in consumer) return consumer;
  const inTransaction = transactionReason(reading, facts);
  if (inTransaction) return { reason: inTransaction };
  const order = pageOrder(reading, facts);
  if ("reason" in order) return order;
  const page = reading.page(order);
  if ("reason" in page) return page;
  const { read } = reading.given;
  const captured = capture(reading, read.getSourceFile(), localNames(read));
  if (captured.reason) return { reason: captured.reason };
  const keys = order.map((one) => one.field);
  const against = consumer.parts.map((part) => loopReason(bodyOf(part, reading, keys, captured))).find(Boolean);
  if (against) return { reason: against };
  const whole = page.added.length > 0 ? consumer.parts.map(onlyProperties).find(Boolean) : null;
  if (whole && !page.plain)
    return {
      reason: `\`select\` leaves out the key \`${page.added[0]!}\`, and line ${lineOf(whole)} uses whole rows`,
    };
  const { anchor } = consumer;
  const inPlace = consumer.kind === "loop" && !consumer.declaration && !captured.local;
  if (anchor && !statementList(anchor) && !inPlace)
    return { reason: `line ${lineOf(anchor)} is not in a block of its own` };
  return { reading, consumer, order, page, captured, stripped: whole ? page.added : [] };
}

/** What runs for each row, with what it must leave alone. */
export function bodyOf(
  part: Consumer["parts"][number],
  { receiver, writes, inputs }: Reading,
  keys: readonly string[],
  { captures, names }: Captured,
): LoopBody {
  const kept = captures
    .filter((one) => inputs.some((input) => contains(input, one.node)))
    .map((one) => one.node.getText());
  return { ...part, receiver, writes, keys, names, kept };
}

function contains(outer: TS.Node, inner: TS.Node): boolean {
  return outer.pos <= inner.pos && inner.end <= outer.end;
}
