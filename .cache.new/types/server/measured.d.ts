import type { CodeLens } from "vscode-languageserver/node";
import type { Finding } from "../rules/finding.ts";
/** The file that a run ends with; a client that watches files tells of new ones. */
export declare const REPORT_GLOB = "**/.orm-memory/runs/*/report.json";
export declare const isReport: (uri: string) => boolean;
export declare class Measurements {
    #private;
    /** The findings of a root, by its folder, with what was measured at their calls. */
    join(folder: string, findings: readonly Finding[]): Finding[];
    /** A lens above each measured line of a file; none once the file has changed, since its lines may be others. */
    lenses(folder: string, path: string): CodeLens[];
    /** Runs have come or gone below a folder. */
    refresh(folder: string): void;
}
