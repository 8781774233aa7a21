/**
 * Threads with a small young generation. V8 lets it grow while rows come in, and what lies in it is freed late: keyset
 * pages in four workers peaked at 682 MB, with a young generation of 8 MB at 266 MB.
 */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../../rewrite/edit.ts";
import type { Style } from "../../../../rewrite/style.ts";
export declare const youngGeneration = 8;
/** Edits that write the limit where the threads are made; null where they are made elsewhere, or have one. */
export declare function withYoungGeneration(call: TS.CallExpression | TS.NewExpression, library: string, style: Style): TextEdit[] | null;
