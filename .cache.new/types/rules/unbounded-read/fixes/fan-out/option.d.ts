/** A number at once written where the call takes it: `{ concurrency: 4 }`. */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../../rewrite/edit.ts";
import { type Style } from "../../../../rewrite/style.ts";
type Call = TS.CallExpression | TS.NewExpression;
/** Edits that write the value at a path such as "2.concurrency" or "1"; null where something is written there. */
export declare function withOption(call: Call, path: string, value: number, style: Style): TextEdit[] | null;
export {};
