import type { TextEdit } from "../../rewrite/edit.ts";
import type { Finding, Fix, FixKind } from "../finding.ts";
import { type PythonSource } from "./syntax.ts";
/** A rewrite, written out; or why it is none. */
export type Plan = {
    fix: Fix;
    edits: TextEdit[];
} | {
    reason: string;
    of?: FixKind;
};
/** Every rewrite of a read, best first. */
export declare function plansOf(finding: Finding, source: PythonSource, batchSize: number): Plan[];
