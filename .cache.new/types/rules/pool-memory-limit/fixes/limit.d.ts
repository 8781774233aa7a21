import type { Rewrite } from "../../../rewrite/edit.ts";
import type { Finding, FixKind } from "../../finding.ts";
import type { Sources } from "../../rule.ts";
export declare function offerMemoryLimit(finding: Finding, sources: Sources): Promise<Pick<Finding, "fixes" | "noFix">>;
export declare function computeMemoryLimit(finding: Finding, kind: FixKind, sources: Sources): Promise<Rewrite>;
