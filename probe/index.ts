/** The door of the probe: what the terminal, the editor and the tests use. */
export { agentFile } from "./attribution/agent-launch.ts";
export { CannotProbe } from "./cannot-probe.ts";
export { statusOf, verdictSentence } from "./exit.ts";
export type * from "./measurement.ts";
export { judgeBudget, reportOf, surePeak } from "./report.ts";
export { shortTitle } from "./roles.ts";
export { createRunFolder, prepareRunsFolder, RUN_FILES, runsFolder } from "./run-folder.ts";
export { isAlive, LogReader, readRun, recoverLostRuns, writeReport } from "./run-log.ts";
export { RunState } from "./run-state.ts";
export { thin } from "./series.ts";
export { type ProbeOptions, type ProbeSession, startProbe } from "./session.ts";
export { formatBytes, formatSeconds, parseSize } from "./units.ts";
export { formatCommand } from "./view/command.ts";
export { comparedRun } from "./view/compared.ts";
export { standalonePage } from "./view/html.ts";
export { viewOfReport } from "./view/report-view.ts";
export type * from "./view/shapes.ts";
