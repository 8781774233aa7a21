/** A fan-out that a package limits: `limit(() => …)` of p-limit, or p-map in place of `Promise.all`. */
import type { ts as TS } from "@ts-morph/common";
import { type TextEdit } from "../../../../rewrite/edit.ts";
import { type Style } from "../../../../rewrite/style.ts";
import { type FanOut } from "./find.ts";
/** `const limit = pLimit(4)` above, and each element's work handed to it. Null where there is no place for it. */
export declare function withLimiter(fanOut: FanOut, atOnce: number, style: Style): TextEdit[] | null;
/** Breaks `Promise.all(xs.map(…))` after its bracket where its line, longer by so much, would get too long. */
export declare function shortened({ whole, map }: FanOut, edits: TextEdit[], style: Style, longer: number): TextEdit[];
/** `pMap(xs, work, { concurrency: 4 })`. Null where it would not be the same. */
export declare function withMapper(fanOut: FanOut, atOnce: number, style: Style): TextEdit[] | null;
export declare function isInside(node: TS.Node, outer: TS.Node): boolean;
/** `xs.map((x, index, xs) => …)`: nothing but an array's own method hands over the array. */
export declare function takesTheList(work: TS.Expression): boolean;
/** Edits applied to a part of the text. */
export declare function editedPart(text: string, start: number, end: number, edits: readonly TextEdit[]): string;
