import { type ProbeReport } from "../probe/index.ts";
/** The one line on a budget that was passed: by how much, and what was in flight. `null` when it was kept, or there is none. */
export declare function budgetSentence(report: ProbeReport): string | null;
/** The budget as a JUnit report of one test case, which CI servers show among the tests. */
export declare function budgetJunit(report: ProbeReport): string;
