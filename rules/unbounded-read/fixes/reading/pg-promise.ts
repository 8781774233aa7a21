/** pg-promise: a method for each number of rows that is expected. https://vitaly-t.github.io/pg-promise/Database.html */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { unwrapped } from "../object.ts";
import { lineOf } from "../target.ts";
import { argumentsOf } from "./chain.ts";
import { reading, template } from "./drivers.ts";
import type { Asked, Reading, Reason } from "./reading.ts";

export function pgPromise({ chain, facts }: Asked): Reading | Reason {
  const { name, receiver, call } = chain.links[chain.at]!;
  const [text, values] = ts.isCallExpression(call) ? argumentsOf(chain.links[chain.at]!) : [];
  if (!/^(any|many|manyOrNone|query)$/.test(name) || !receiver || !text || !ts.isCallExpression(call))
    return { reason: `\`${name}\` has no automatic rewrite` };
  if (ts.isObjectLiteralExpression(unwrapped(text)))
    return { reason: `line ${lineOf(text)} hands the statement over in an object` };
  const base = reading(call, {
    call: {
      text,
      call,
      from: 1,
      binding: { placeholder: "numbered", values: "list", around: '"', single: true },
      types: { rows: rowsOf(call), untyped: facts.key?.untyped ?? [] },
    },
    given: { awaited: true, rows: "itself" },
    receiver,
    nests: true,
    count: (sql) => ({
      text: `Number((await ${receiver.getText()}.one(${template(sql)}${values ? `, ${values.getText()}` : ""})).count)`,
      awaits: true,
    }),
    stream: () => ({ reason: "pg-promise hands a stream to a callback, which a loop can't take rows from" }),
  });
  if (name !== "many") return base;
  const empty = { reason: `line ${lineOf(call)} fails where there are no rows, which the last page may not have` };
  return { ...base, page: () => empty, count: () => empty };
}

/** `any<User>` is one row's type, `query<User[]>` that of what comes. */
function rowsOf({ typeArguments, expression }: TS.CallExpression) {
  const node = typeArguments?.[0];
  return node && { node, list: ts.isPropertyAccessExpression(expression) && expression.name.text === "query" };
}
