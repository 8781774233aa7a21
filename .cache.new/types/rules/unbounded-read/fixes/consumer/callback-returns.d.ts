/** Where a callback returns: as the body of a loop it would go on with the next row there. */
import type { ts as TS } from "@ts-morph/common";
/** `return` of a callback that becomes `continue`: null where one stands in an inner loop, which `continue` would hit. */
export declare function callbackReturns(callback: TS.Node): TS.ReturnStatement[] | null;
