import type { Rewrite } from "../../../rewrite/edit.ts";
import type { Finding, FixKind } from "../../finding.ts";
import type { Sources } from "../../rule.ts";
/** What can be offered for a pool that is not closed. */
export declare function offerClose(finding: Finding, sources: Sources): Promise<Pick<Finding, "fixes" | "noFix">>;
/** The edits of a fix. */
export declare function computeClose(finding: Finding, kind: FixKind, sources: Sources): Promise<Rewrite>;
