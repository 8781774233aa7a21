/** Words for what needs all rows at once, as the rest of a clause that begins with the line. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { isAssignment, outward } from "../scope.ts";
import { lineOf, shortText } from "../target.ts";

/** `rows.method(…)`: the words for what it does with all of them. */
export function member(name: string, call: TS.CallExpression | null): string {
  if (call && (name === "map" || name === "flatMap")) {
    const around = outward(call, true).parent;
    const caller =
      ts.isCallExpression(around) && ts.isPropertyAccessExpression(around.expression) ? around.expression : null;
    if (caller && caller.expression.getText() === "Promise")
      return `starts work for all rows at once (\`Promise.${caller.name.text}\`)`;
    return "makes another array of all rows";
  }
  const words: [RegExp, string][] = [
    [/^(sort|toSorted)$/, "sorts the whole array"],
    [/^(reverse|toReversed|reduceRight|findLast|findLastIndex|lastIndexOf)$/, "goes through the array from its end"],
    [/^(filter)$/, "makes another array of the rows it filters"],
    [/^(reduce)$/, "reduces the whole array in one expression"],
    [/^(find|findIndex|some|every|includes|indexOf)$/, "searches the whole array"],
    [/^(at|slice|splice|pop|shift|with|toSpliced|copyWithin)$/, "picks rows by index"],
    [/^(push|unshift|concat|fill)$/, "adds to the array"],
    [/^(entries|keys|values)$/, "needs each row's index"],
    [/^(then|catch|finally)$/, `hands the rows on in \`.${name}\``],
    [/^length$/, "asks for the length of an array that may be missing"],
    [/^(join|toString|toLocaleString)$/, "makes one text of all rows"],
  ];
  return words.find(([pattern]) => pattern.test(name))?.[1] ?? `needs the whole array for \`${name}\``;
}

/** The array as a value of its own: the words for where it goes. */
export function wholeArray(rows: TS.Expression): string {
  for (let at: TS.Node = rows; ; at = at.parent) {
    const up = at.parent;
    if (ts.isSpreadElement(up)) return "copies all rows into another array or call";
    if (ts.isReturnStatement(up)) return "returns all rows to its caller";
    if (ts.isArrowFunction(up) && up.body === at) return "returns all rows to its caller";
    if (ts.isYieldExpression(up)) return "yields all rows to its caller";
    if (ts.isCallExpression(up) || ts.isNewExpression(up)) {
      if (up.expression === at) return "calls the array";
      const callee = up.expression.getText();
      if (/^JSON\.stringify$/.test(callee)) return "makes one JSON text of all rows";
      if (/postMessage$/.test(callee)) return "sends all rows to another thread";
      if (/\.(push|unshift|set|add)$/.test(callee)) return `keeps all rows in \`${callee.replace(/\.\w+$/, "")}\``;
      return `passes all rows to \`${shortText(up.expression)}\``;
    }
    if (ts.isBinaryExpression(up) && up.right === at && up.operatorToken.kind === ts.SyntaxKind.EqualsToken)
      return `stores all rows in \`${shortText(up.left)}\``;
    if (isAssignment(up) && up.left === at) return "gives the name of the rows another value";
    if (ts.isElementAccessExpression(up)) return "picks rows by index";
    if (ts.isVariableDeclaration(up))
      return up.initializer === rows ? "gives the rows another name" : "keeps all rows in another value";
    if (ts.isPropertyDeclaration(up)) return `stores all rows in \`${shortText(up.name)}\``;
    if (ts.isForInStatement(up)) return "goes through the rows by index";
    if (ts.isPrefixUnaryExpression(up) || ts.isIfStatement(up)) return "asks whether there is an array at all";
    if (ts.isExpressionStatement(up)) return "drops the rows";
    if (ts.isStatement(up)) return "uses the whole array";
  }
}

/** The promise of the rows is not awaited where it is made. */
export function unawaited(read: TS.Expression): string {
  const line = lineOf(read);
  const parent = read.parent;
  if (ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === read))
    return `line ${line} returns all rows to its caller`;
  if (ts.isPropertyAccessExpression(parent))
    return `line ${lineOf(parent.name)} hands the rows on in \`.${parent.name.text}\``;
  for (let up: TS.Node = parent; !ts.isStatement(up); up = up.parent) {
    if (ts.isCallExpression(up) && /^Promise\.\w+$/.test(up.expression.getText()))
      return `line ${line} reads it together with other things in \`${up.expression.getText()}\``;
    if (ts.isCallExpression(up))
      return `line ${line} passes the promise of all rows to \`${shortText(up.expression)}\``;
  }
  return `line ${line} keeps the promise of all rows for later`;
}
