import type { AllocationLine } from "../agent/records.ts";
import type { AllocationsMeasurement } from "../at-end.ts";
import type { ProbeReport } from "../measurement.ts";
import { formatBytes } from "../units.ts";
import { shortPlace } from "./words.ts";

const MOST_LINES = 3;
/** A line below this part of what was traced explains nothing. */
const WORTH_TELLING = 0.02;

/** What lines allocated at one moment, ready to be written down. */
export interface Allocated {
  heading: string;
  lines: string[];
}

/** Where memory was allocated, near the peak and at the end; empty where nothing was traced. */
export function allocatedText({ summary, sites }: Pick<ProbeReport, "summary" | "sites">): Allocated[] {
  const { nearPeak = null, atEnd = null } = summary.allocations ?? {};
  const told: Allocated[] = [];
  if (nearPeak) {
    const of = nearPeak.bytes < 0.995 * nearPeak.most ? `, of ${formatBytes(nearPeak.most)} at most` : "";
    told.push({ heading: `${formatBytes(nearPeak.bytes)} near the peak${of}`, lines: linesOf(nearPeak, sites) });
  }
  if (atEnd) told.push({ heading: `${formatBytes(atEnd.bytes)} at the end`, lines: linesOf(atEnd, sites) });
  return told;
}

/** The same near the peak as one sentence: the line that allocated most. */
export function allocatedNearPeak({ summary, sites }: Pick<ProbeReport, "summary" | "sites">): string | null {
  const near = summary.allocations?.nearPeak;
  const [line] = near?.lines ?? [];
  if (!near || !line) return null;
  return `Of ${formatBytes(near.bytes)} that were traced near it, ${nameOf(line, sites)} had allocated ${formatBytes(line.bytes)}.`;
}

/** And at the end, line by line. */
export function allocatedAtEnd({ summary, sites }: Pick<ProbeReport, "summary" | "sites">): string[] {
  const atEnd = summary.allocations?.atEnd;
  return atEnd ? linesOf(atEnd, sites).map((line) => `Traced at the end: ${line}`) : [];
}

function linesOf({ bytes, lines }: AllocationsMeasurement, sites: ProbeReport["sites"]): string[] {
  if (lines === null) return ["not listed: the list would have needed more memory than there was; try a smaller table"];
  return lines
    .filter((line) => line.bytes >= WORTH_TELLING * bytes)
    .slice(0, MOST_LINES)
    .map((line) => lineText(line, sites));
}

/** `1.02 GB · leak.py:10 load_users · by sqlalchemy/orm/state.py:456 410 MB, …` */
function lineText(line: AllocationLine, sites: ProbeReport["sites"]): string {
  const asked = line.through.map(
    ({ file, line: at, bytes }) => `${shortPlace(placeText(file, at))} ${formatBytes(bytes)}`,
  );
  const parts = [formatBytes(line.bytes), nameOf(line, sites), ...(asked.length ? [`by ${asked.join(", ")}`] : [])];
  return parts.join(" · ");
}

/** The place, with its function where a query was seen there. */
function nameOf({ file, line }: AllocationLine, sites: ProbeReport["sites"]): string {
  const name = sites.find((site) => site.file === file && site.line === line)?.function ?? null;
  return [shortPlace(placeText(file, line)), name].filter((part) => part !== null).join(" ");
}

/** Python's own import system has no file that anybody could open. */
const placeText = (file: string, line: number) =>
  file.startsWith("<frozen importlib") ? "imported modules" : `${file}:${line}`;
