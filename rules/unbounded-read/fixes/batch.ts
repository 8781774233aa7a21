/** *Read in batches*: whether a read may come a page at a time, decided on the syntax tree of its file alone. */
import type { ts as TS } from "@ts-morph/common";
import { type Captured, capture } from "./captures.ts";
import type { Consumer } from "./consumer/consumer.ts";
import { consumerOf } from "./consumer/consumer-of.ts";
import { consumerReason, type LoopBody } from "./consumer/loop-body.ts";
import { rowUses } from "./consumer/row-uses.ts";
import { pageOrder } from "./reading/order.ts";
import type { Order, Page, Reading, Reason } from "./reading/reading.ts";
import { localNames } from "./scope.ts";
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
  const untyped = facts.key?.untyped?.find((field) => order.some((one) => one.field === field));
  if (untyped !== undefined && !page.retyped)
    return { reason: `the type of the rows has no \`${untyped}\`, which pages go by` };
  const { read } = reading.given;
  const captured = capture(reading, read.getSourceFile(), localNames(read));
  if (captured.reason) return { reason: captured.reason };
  const keys = order.map((one) => one.field);
  const against = consumerReason(consumer, leftAlone(reading, keys, captured));
  if (against) return { reason: against };
  const uses = page.added.length > 0 ? rowUses(consumer) : null;
  const whole = uses && "whole" in uses ? uses.whole : null;
  if (whole && !page.plain)
    return {
      reason: `\`select\` leaves out the key \`${page.added[0]!}\`, and line ${lineOf(whole)} uses whole rows`,
    };
  return { reading, consumer, order, page, captured, stripped: whole ? page.added : [] };
}

/** What whatever runs for each row must leave alone. */
export function leftAlone(
  { receiver, writes, inputs }: Reading,
  keys: readonly string[],
  { captures, names }: Captured,
): Omit<LoopBody, "body" | "row" | "made"> {
  const kept = captures
    .filter((one) => inputs.some((input) => contains(input, one.node)))
    .map((one) => one.node.getText());
  return { receiver, writes, keys, names, kept };
}

function contains(outer: TS.Node, inner: TS.Node): boolean {
  return outer.pos <= inner.pos && inner.end <= outer.end;
}
