/** *Read in a function of its own*: the statements from the read to the last use of its rows become a function, which ends before the wait. */
import type { ts as TS } from "@ts-morph/common";
import { type Rewrite } from "../../rewrite/edit.ts";
import type { Finding, FixKind } from "../finding.ts";
import { type FixTarget } from "../unbounded-read/fixes/target.ts";
/** The fix where it can be made, else the reason; beside it the comment that silences the finding. */
export declare function offerExtract(target: FixTarget, file: TS.SourceFile): Pick<Finding, "fixes" | "noFix">;
/** Edits of the fix against the target's text. TypeScript has to be loaded. */
export declare function computeExtract(target: FixTarget, kind: FixKind): Rewrite;
