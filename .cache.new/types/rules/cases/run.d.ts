import type { LintEngine } from "../lint/engine.ts";
import type { Rule } from "../rule.ts";
import { type Case } from "./case.ts";
interface Running {
    /** Only these are checked, in preview or not; all that are on by themselves where none are named. */
    rules?: readonly Rule[];
    /** What is done with the engine of each case after its check. */
    after?: (engine: LintEngine) => void;
}
export declare function testCases(text: string, running?: Running): void;
export declare function testCase(one: Case, { rules, after }?: Running): void;
export {};
