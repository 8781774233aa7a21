import { type RunView, reportOf, viewOfReport } from "../../probe/index.ts";
import { formatCommand } from "./command-line.ts";
import type { FollowedRun } from "./run.ts";

/** As many points as a wide panel has pixels. */
const MOST_POINTS = 1500;

const NOTHING_YET = {
  peak: null,
  peakBytes: null,
  peakDetail: "",
  now: null,
  after: null,
  budget: null,
  budgetBytes: null,
  filled: null,
  reasons: [],
  peakAt: 0,
  t: [],
  tree: [],
  processes: [],
  heaps: [],
  collections: { t: [], ms: [] },
  lanes: [],
  bars: [],
  sites: [],
  who: [],
  gaps: [],
  hasReport: false,
};

/** What the page shows of a run; `fallback` is the command for as long as the run's log does not tell it. */
export function viewOf(run: Pick<FollowedRun, "folder" | "state" | "phase" | "problem">, fallback: string[]): RunView {
  const { state, phase, problem, folder } = run;
  const running = phase === "starting" || phase === "running";
  const failed = phase === "failed";
  if (!state.start) {
    return {
      ...NOTHING_YET,
      folder,
      command: formatCommand(fallback),
      running,
      verdict: problem ?? "Starting…",
      bad: failed,
    };
  }
  const view = viewOfReport(reportOf(state, MOST_POINTS), { folder, running });
  return {
    ...view,
    verdict: problem ?? view.verdict,
    bad: view.bad || failed || phase === "lost",
    hasReport: phase === "ended",
  };
}
