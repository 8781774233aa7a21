/** Does the read belong to a transaction? Its snapshot may be one that pages would not have. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../rewrite/typescript.ts";
import { isFunction } from "./scope.ts";
import { lineOf, type ReadCall } from "./target.ts";

/** The transaction as a clause, told by the callback it is read in, the client's name or type, or a decorator. */
export function transactionReason({ call, access }: ReadCall): string | null {
  const receiver = access.expression.getText();
  if (/\bqueryRunner\b/i.test(receiver)) return `line ${lineOf(access)} reads in the transaction of a query runner`;
  const root = /^[\w$]+/.exec(receiver)?.[0] ?? "";
  if (/^(tx|trx|transaction|transactional\w*)$/i.test(root))
    return `line ${lineOf(access)} reads in a transaction (\`${root}\`)`;
  for (let up: TS.Node = call; up.parent; up = up.parent) {
    if (!isFunction(up)) continue;
    const around = up.parent;
    if (ts.isCallExpression(around) && around.arguments.some((one) => one === up)) {
      const callee = around.expression;
      const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
      if (/transaction/i.test(name)) return `line ${lineOf(around)} opens a transaction around the read`;
    }
    for (const parameter of up.parameters) {
      const type = parameter.type?.getText() ?? "";
      if (parameter.name.getText() === root && /TransactionClient|QueryRunner/.test(type))
        return `line ${lineOf(parameter)} passes a transaction (\`${root}\`)`;
    }
    const decorators = ts.canHaveDecorators(up) ? (ts.getDecorators(up) ?? []) : [];
    const transactional = decorators.find((one) => /transactional/i.test(one.expression.getText()));
    if (transactional) return `line ${lineOf(transactional)} puts the method in a transaction`;
  }
  return null;
}
