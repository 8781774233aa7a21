/** *Read in batches*, written out: the generator, the loop that takes from it, and what is computed before. */
import { type TextEdit } from "../../../rewrite/edit.ts";
import type { Wanted } from "../../../rewrite/imports.ts";
import { type Style } from "../../../rewrite/style.ts";
import type { BatchPlan } from "./batch.ts";
import type { FixTarget } from "./target.ts";
/** What a page is written with; `imported` is the name under which the file has what it needs from a module. */
export interface Writing {
    target: FixTarget;
    style: Style;
    imported: (one: Wanted) => string;
}
/** The edits of a plan, in offsets of the file's text. Imports are not part of them. */
export declare function batchEdits(plan: BatchPlan, writing: Writing): TextEdit[];
