import { type ComparedRun } from "../../probe/index.ts";
/** The runs beside a run, as small curves. Nothing is read twice. */
export declare class EarlierRuns {
    #private;
    /**
     * The newest ones that have a report, the newest first. Reports that are broken or of another version are skipped. `own` is the
     * run of `folder` itself, whose report may not be written yet.
     */
    beside(folder: string, own: ComparedRun | null): Promise<ComparedRun[]>;
}
