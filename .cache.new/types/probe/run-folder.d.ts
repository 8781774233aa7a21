/** Names of the files in a run's folder. */
export declare const RUN_FILES: {
    /** One record a line, appended as the run goes on. */
    readonly log: "run.ndjson";
    readonly report: "report.json";
    /** The call sites of the report, for editors and checks that join them to findings. */
    readonly sites: "sites.json";
    /** A folder in which each isolate of the program writes while it runs. */
    readonly agent: "agent";
    /** The program's output, where whoever started the probe sent it there. */
    readonly output: "output.log";
    /** What came of a verification, in the folder of its second run. */
    readonly verification: "verification.json";
    /** Made by whoever wants the run to stop. */
    readonly stop: "stop";
};
/** The folder of a verification's second run, beside that of its first. */
export declare const fixedRunFolder: (first: string) => string;
/** Whether a run is a verification's second one. */
export declare const isFixedRun: (folder: string) => boolean;
/** Where the runs of a working directory are kept. */
export declare const runsFolder: (cwd: string) => string;
/** Makes `.orm-memory/runs/` with the `.gitignore` by which it ignores itself. Throws what the file system throws. */
export declare function prepareRunsFolder(cwd: string): string;
/** Makes a folder for a new run, named by its start in local time: `2026-11-24T22-10-05`. */
export declare function createRunFolder(cwd: string, now?: Date): string;
