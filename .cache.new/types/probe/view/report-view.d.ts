import type { ProbeReport } from "../measurement.ts";
import type { RunView } from "./shapes.ts";
/** What a page shows of a run's report; of one that is still going on with `running`. */
export declare function viewOfReport(report: ProbeReport, { folder, running }?: {
    folder?: string | undefined;
    running?: boolean | undefined;
}): RunView;
