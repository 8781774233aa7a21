/** The door of the probe: what the terminal, the editor and the tests use. */
export { agentFile } from "./attribution/agent-launch.ts";
export { CannotProbe } from "./cannot-probe.ts";
export {
  COLUMNS,
  type Column,
  type ComparisonRow,
  columnsOf,
  comparedCells,
  compareRuns,
  type NamedReport,
  peakOf,
} from "./compare.ts";
export { statusOf, verdictSentence } from "./exit.ts";
export { type Experiment, readExperiments, VARIATIONS, variationsOf, withoutEffect } from "./experiments.ts";
export { pruneHistory } from "./history.ts";
export { type MeasuredSite, MeasuredSites } from "./measured-sites.ts";
export type * from "./measurement.ts";
export { readReport } from "./read-report.ts";
export { judgeBudget, reportOf, surePeak } from "./report.ts";
export { shortTitle } from "./roles.ts";
export { createRunFolder, fixedRunFolder, prepareRunsFolder, RUN_FILES, runsFolder } from "./run-folder.ts";
export { isAlive, LogReader, readRun, recoverLostRuns, writeReport } from "./run-log.ts";
export { RunState } from "./run-state.ts";
export { thin } from "./series.ts";
export { type ProbeOptions, type ProbeSession, startProbe } from "./session.ts";
export { formatBytes, formatSeconds, parseSize } from "./units.ts";
export { aliveText, leftText } from "./view/alive.ts";
export { allocatedText } from "./view/allocated.ts";
export { formatCommand } from "./view/command.ts";
export { comparedRun } from "./view/compared.ts";
export { standalonePage } from "./view/html.ts";
export { viewOfReport } from "./view/report-view.ts";
export type * from "./view/shapes.ts";
export { afterText, formatCount, functionOf, placeOf, plural, sizeText } from "./view/words.ts";
