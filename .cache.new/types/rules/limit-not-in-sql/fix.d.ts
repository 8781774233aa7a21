import type { Rewrite } from "../../rewrite/edit.ts";
import type { Finding, FixKind } from "../finding.ts";
import type { Sources } from "../rule.ts";
/** The limit of the program, put into the read; of a limit that the library applies, what to do by hand. */
export declare function offer(finding: Finding, sources: Sources): Promise<Pick<Finding, "fixes" | "noFix">>;
/** Edits of one fix against the text of the finding's file. */
export declare function fix(finding: Finding, kind: FixKind, sources: Sources): Promise<Rewrite>;
