/** The door of the probe: what the terminal, the editor and the tests use. */
export { agentFile } from "./attribution/agent-launch.ts";
export { CannotProbe } from "./cannot-probe.ts";
export { type ComparedRun, comparedCells, compareRuns, type NamedReport, peakOf } from "./compare.ts";
export { statusOf, verdictSentence } from "./exit.ts";
export { type Experiment, readExperiments, VARIATIONS, variationsOf } from "./experiments.ts";
export { pruneHistory } from "./history.ts";
export type * from "./measurement.ts";
export { readReport } from "./read-report.ts";
export { judgeBudget, reportOf, surePeak } from "./report.ts";
export { shortTitle } from "./roles.ts";
export { createRunFolder, prepareRunsFolder, RUN_FILES, runsFolder } from "./run-folder.ts";
export { isAlive, LogReader, readRun, recoverLostRuns, writeReport } from "./run-log.ts";
export { RunState } from "./run-state.ts";
export { thin } from "./series.ts";
export { type ProbeOptions, type ProbeSession, startProbe } from "./session.ts";
export { formatBytes, formatSeconds, parseSize } from "./units.ts";
