/** May a read that stands above a loop be moved down into it? Only if nothing in between can tell the difference. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { statementList } from "../scope.ts";
import { lineOf } from "../target.ts";
import { firstNoise } from "./quiet.ts";

/** Why the read can't move from its declaration to the loop, as a clause; null when it can. `leftOut` go away or move. */
export function betweenReason(
  declaration: TS.Statement,
  loop: TS.Node,
  leftOut: readonly TS.Statement[] = [],
): string | null {
  const statements = statementList(declaration)!;
  // `outer: for (…)` is one statement of the list.
  let last = loop;
  while (ts.isLabeledStatement(last.parent)) last = last.parent;
  const from = statements.indexOf(declaration);
  const to = statements.indexOf(last as TS.Statement);
  if (to < 0) return `line ${lineOf(loop)} takes the rows in another block than the one that reads them`;
  for (const statement of statements.slice(from + 1, to)) {
    if (leftOut.includes(statement)) continue;
    const noisy = firstNoise(statement);
    if (noisy && !opensFile(statement, noisy)) return `line ${lineOf(noisy)} runs between the read and the loop`;
  }
  return null;
}

/** `const out = createWriteStream(path)`: that the file is there a little sooner matters to nobody. */
function opensFile(statement: TS.Statement, noisy: TS.Node): boolean {
  if (!ts.isVariableStatement(statement) || !ts.isCallExpression(noisy)) return false;
  const made = statement.declarationList.declarations.map((one) => one.initializer);
  const isFile =
    made.length === 1 && made[0] === noisy && /^(fs\.)?createWriteStream$/.test(noisy.expression.getText());
  return isFile && noisy.arguments.every((one) => firstNoise(one) === null);
}
