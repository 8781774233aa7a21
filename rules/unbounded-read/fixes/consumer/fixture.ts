/** For tests: the consumer of a read in a program that needs no ORM, and the program with its rows from elsewhere. */
import type { ts as TS } from "@ts-morph/common";
import { applyEdits } from "../../../../rewrite/edit.ts";
import { readStyle } from "../../../../rewrite/style.ts";
import { loadTypeScript, parse, syntaxError, ts } from "../../../../rewrite/typescript.ts";
import { each } from "../scope.ts";
import type { Consumer, Given, Source } from "./consumer.ts";
import { consumerOf } from "./consumer-of.ts";
import { consumerEdits } from "./edits.ts";

await loadTypeScript();

/** Reads by their names: `all` waits and gives rows, `query` and `execute` wrap them, `now` does not wait. */
const reads: Record<string, Omit<Given, "read">> = {
  all: { awaited: true, rows: "itself" },
  query: { awaited: true, rows: { member: "rows" } },
  execute: { awaited: true, rows: { element: 0 } },
  now: { awaited: false, rows: "itself" },
};

/** The first call of a read in the program, and how its rows are consumed. */
export function consumerIn(text: string, fileName = "a.ts"): Consumer | { reason: string } {
  const found: Given[] = [];
  each(parse(fileName, text), (node) => {
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return;
    const read = reads[node.expression.text];
    if (read) found.push({ read: node as TS.CallExpression, ...read });
  });
  return consumerOf(found[0]!);
}

/** The program with its rows from `each()`, or "no: reason". */
export function rewritten(text: string, fileName = "a.ts", source: Partial<Source> = {}): string {
  const consumer = consumerIn(text, fileName);
  if ("reason" in consumer) return `no: ${consumer.reason}`;
  const async = consumer.given.awaited;
  const from: Source = { expression: async ? "each()" : "eachNow()", async, before: [], ...source };
  const after = applyEdits(text, consumerEdits(consumer, from, { style: readStyle(text), noun: "order" }));
  const error = syntaxError(fileName, after);
  return error ? `broken: ${error}\n${after}` : after;
}
