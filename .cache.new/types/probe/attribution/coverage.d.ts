import type { AgentCoverage, Gap, ProbeReport } from "../measurement.ts";
import type { RunState } from "../run-state.ts";
/** Whether the agent was where queries may run, by what parents told of their workers and what the sampler saw. */
export declare function agentCoverage(state: RunState): AgentCoverage;
/** The drivers that were loaded. */
export declare function driversOf({ attribution }: RunState): ProbeReport["coverage"]["drivers"];
/** What the agent could not see, a sentence each. */
export declare function attributionGaps(state: RunState): Gap[];
