import type { ProbeReport } from "./measurement.ts";
/**
 * Reads a report that somebody names. Throws CannotProbe, in a sentence with the file and what is wrong with it: there is no such file, it is no
 * JSON, it is something else, or of another version.
 */
export declare function readReport(file: string): ProbeReport;
