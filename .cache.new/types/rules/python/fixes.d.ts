/** Fixes of findings in Python files: what is offered, and the edits, follow the same plans. */
import type { PythonNode } from "../../analysis/extract/python/tree.ts";
import type { Rewrite } from "../../rewrite/edit.ts";
import type { Finding, FixKind } from "../finding.ts";
/** What fixes of Python work on. */
export interface PythonSources {
    text: string;
    batchSize: number;
    parse(text: string): PythonNode;
}
/** What can be offered for a finding, and why there is no rewrite. */
export declare function offerPython(finding: Finding, sources: PythonSources): Pick<Finding, "fixes" | "noFix">;
/** Edits of one fix. */
export declare function fixPython(finding: Finding, kind: FixKind, sources: PythonSources): Rewrite;
