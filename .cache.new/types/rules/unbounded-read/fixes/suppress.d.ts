/** *Ignore this read, with a reason*: a comment on the line above, wherever a comment may stand there. */
import type { ts as TS } from "@ts-morph/common";
import type { Rewrite, TextEdit } from "../../../rewrite/edit.ts";
import type { Fix } from "../../finding.ts";
import { type FixTarget } from "./target.ts";
/** What every finding is offered. */
export declare const suppression: Fix;
/** The comment, where one can stand above the line. */
export declare const offerSuppression: (target: FixTarget, file: TS.SourceFile, title?: string) => Fix[];
/** The comment as a rewrite. */
export declare function computeSuppression(target: FixTarget, file: TS.SourceFile): Rewrite;
/** The edit that adds the comment, or the reason why none can stand above the line. Needs no knowledge of the ORM. */
export declare function suppressEdits(target: FixTarget, file: TS.SourceFile): TextEdit[] | {
    reason: string;
};
