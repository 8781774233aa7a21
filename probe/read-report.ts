import fs from "node:fs";
import { CannotProbe } from "./cannot-probe.ts";
import type { ProbeReport } from "./measurement.ts";

const LARGEST = 256 * 1024 * 1024;

/**
 * Reads a report that somebody names. Throws CannotProbe, in a sentence with the file and what is wrong with it: there is no such file, it is no
 * JSON, it is something else, or of another version.
 */
export function readReport(file: string): ProbeReport {
  const cannot = (what: string) => new CannotProbe(`${file} ${what}`, 2);
  let text: string;
  try {
    if (fs.statSync(file).size > LARGEST) throw cannot("is larger than any report.");
    text = fs.readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof CannotProbe) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw cannot(code === "ENOENT" ? "does not exist." : `cannot be read (${code}).`);
  }
  let report: Partial<ProbeReport>;
  try {
    report = JSON.parse(text) as Partial<ProbeReport>;
  } catch {
    throw cannot("is not JSON.");
  }
  const { version, run, summary, series } = report ?? {};
  if (version !== undefined && version !== 1) throw cannot(`is of version ${version}; this command reads version 1.`);
  if (
    version !== 1 ||
    !run?.exit ||
    !summary?.peakTreeRss ||
    !Array.isArray(series?.tree) ||
    !Array.isArray(report.processes)
  ) {
    throw cannot("is not a report of the memory probe.");
  }
  return report as ProbeReport;
}
