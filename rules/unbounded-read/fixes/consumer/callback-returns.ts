/** Where a callback returns: as the body of a loop it would go on with the next row there. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { isFunction } from "../scope.ts";

/** `return` of a callback that becomes `continue`: null where one stands in an inner loop, which `continue` would hit. */
export function callbackReturns(callback: TS.Node): TS.ReturnStatement[] | null {
  const returns: TS.ReturnStatement[] = [];
  let inner = false;
  const visit = (node: TS.Node, inLoop: boolean): void => {
    if (isFunction(node)) return;
    if (ts.isReturnStatement(node)) {
      returns.push(node);
      inner ||= inLoop;
    }
    const deeper = inLoop || ts.isIterationStatement(node, false);
    ts.forEachChild(node, (child) => visit(child, deeper));
  };
  ts.forEachChild(callback, (child) => visit(child, false));
  return inner ? null : returns;
}
