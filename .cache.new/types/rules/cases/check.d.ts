/** Runs the linter over a case and shows what was found in the case's own form, so that both can be laid side by side. */
import { type Catalog } from "../../catalog/index.ts";
import type { CheckResult } from "../finding.ts";
import { LintEngine } from "../lint/engine.ts";
import type { Rule } from "../rule.ts";
import type { Case } from "./case.ts";
import { type MemoryHost } from "./memory-host.ts";
export interface Checked {
    expected: string;
    found: string;
    result: CheckResult;
    engine: LintEngine;
}
export declare function checkCase(one: Case, known?: Catalog, checked?: readonly Rule[]): Promise<Checked>;
/** One check of a workspace with the settings that its own configuration file gives. */
export declare function checkFiles(host: MemoryHost, known?: Catalog): Promise<CheckResult>;
/** An engine over a workspace that was checked once, for those who want to know what it thought. */
export declare function checkedEngine(host: MemoryHost, known?: Catalog, checked?: readonly Rule[]): Promise<LintEngine>;
