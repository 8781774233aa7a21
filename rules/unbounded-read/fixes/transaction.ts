/**
 * Does the read belong to a transaction that keeps one snapshot? Where each statement sees what is committed (PostgreSQL's
 * default) pages read what one statement would have read; a loop that holds a snapshot open keeps the database from
 * clearing old rows for as long as it runs, so such a read stays one statement.
 */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../rewrite/typescript.ts";
import type { ReadFacts } from "../../finding.ts";
import type { Reading } from "./reading/reading.ts";
import { isFunction } from "./scope.ts";
import { lineOf } from "./target.ts";

const keepsSnapshot = /repeatable|serializable|snapshot/i;
/** Databases where a transaction keeps a snapshot unless it is told otherwise. */
const snapshotByDefault = new Set(["mysql", "mysql2", "mariadb"]);

/** The transaction as a clause, told by the callback it is read in, the client's name or type, or a decorator. */
export function transactionReason(
  { given, receiver }: Pick<Reading, "given" | "receiver">,
  facts: ReadFacts,
): string | null {
  const found = transactionAround(given.read, receiver?.getText() ?? given.read.getText());
  if (!found) return null;
  const line = lineOf(found.node);
  if (found.text !== null && keepsSnapshot.test(found.text))
    return `line ${line} opens a transaction that keeps one snapshot`;
  const byDefault = facts.packages?.find((one) => snapshotByDefault.has(one));
  const told = found.text !== null && /read.?(un)?committed/i.test(found.text);
  return byDefault && !told ? `line ${line} reads in a transaction, which keeps one snapshot on MySQL` : null;
}

/** Where the transaction is opened or handed over, and what is written of it; text is null where that can't be seen. */
function transactionAround(read: TS.Node, receiver: string): { node: TS.Node; text: string | null } | null {
  const root = /^[\w$]+/.exec(receiver)?.[0] ?? "";
  for (let up: TS.Node = read; up.parent; up = up.parent) {
    if (!isFunction(up)) continue;
    if (/\bqueryRunner\b/i.test(receiver))
      return { node: read, text: /\bstartTransaction\(([^)]*)\)/.exec(up.getText())?.[1] ?? null };
    const around = up.parent;
    if (ts.isCallExpression(around) && around.arguments.some((one) => one === up)) {
      const callee = around.expression;
      const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
      if (/transaction|^tx$/i.test(name)) {
        const others = around.arguments.filter((one) => one !== up).map((one) => one.getText());
        return { node: around, text: [callee.getText(), ...others].join(" ") };
      }
    }
    for (const parameter of up.parameters) {
      const type = parameter.type?.getText() ?? "";
      if (parameter.name.getText() === root && /TransactionClient|QueryRunner|Transaction\b/.test(type))
        return { node: parameter, text: null };
    }
    const decorators = ts.canHaveDecorators(up) ? (ts.getDecorators(up) ?? []) : [];
    const transactional = decorators.find((one) => /transactional/i.test(one.expression.getText()));
    if (transactional) return { node: transactional, text: transactional.getText() };
  }
  return /^(tx|trx|transaction|transactional\w*)$/i.test(root) ? { node: read, text: null } : null;
}
