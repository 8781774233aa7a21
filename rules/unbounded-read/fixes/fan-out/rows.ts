/** Work that is started for every row of a read at once: `Promise.all(rows.map(async (row) => …))`. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import type { Range } from "../../../finding.ts";
import { each, isFunction } from "../scope.ts";
import { nodeAt, offsetOf } from "../target.ts";
import { type FanOut, fanOutOf } from "./find.ts";

/** The fan-out over the rows of the read whose name stands at a range. */
export function fanOutOverRows(file: TS.SourceFile, { start }: Range): FanOut | null {
  const read = nodeAt(file, offsetOf(file, start.line, start.column));
  if (!read) return null;
  let scope: TS.Node = read;
  let name: string | null = null;
  for (; scope.parent && !isFunction(scope); scope = scope.parent) {
    if (ts.isVariableDeclaration(scope) && ts.isIdentifier(scope.name)) name ??= scope.name.text;
  }
  let found: FanOut | null = null;
  each(scope, (node) => {
    if (found || !ts.isCallExpression(node)) return;
    const fanOut = fanOutOf(node);
    if (fanOut?.waits && isOfRows(fanOut.list, read, name)) found = fanOut;
  });
  return found;
}

/** `rows`, `rows.filter(…)`, `(await read())`. */
function isOfRows(list: TS.Expression, read: TS.Node, name: string | null): boolean {
  let at = list;
  for (;;) {
    if (ts.isIdentifier(at)) return at.text === name;
    if (at.pos <= read.pos && read.end <= at.end && (ts.isParenthesizedExpression(at) || ts.isAwaitExpression(at)))
      return true;
    if (ts.isCallExpression(at) || ts.isPropertyAccessExpression(at) || ts.isNonNullExpression(at)) at = at.expression;
    else return false;
  }
}
