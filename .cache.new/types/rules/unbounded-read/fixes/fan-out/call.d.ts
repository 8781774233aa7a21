/** A call written out as Prettier has it: on one line where it fits, each argument on its own where a function comes before the last. */
import type { ts as TS } from "@ts-morph/common";
import { type Style } from "../../../../rewrite/style.ts";
/** The text of a call that takes the place of another. Arguments are nodes of the file, or texts. */
export declare function writtenCall(place: TS.Expression, callee: string, parts: readonly (TS.Expression | string)[], style: Style): string;
