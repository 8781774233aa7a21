import type { Rule } from "../rule.ts";
/** Texts of a rule's case files, by name. */
export declare function caseTexts(rule: Rule): [name: string, text: string][];
/** Declares all tests of a rule that is checked alone. */
export declare function testRule(rule: Rule): void;
/** Tests of a rule's page: sections, examples, the rewrites that it shows, links. */
export declare function testPage(rule: Rule): void;
/** Tests on all cases of a rule together: enough of both sorts, and a fix or a reason for each finding. */
export declare function testDemands(rule: Rule): void;
