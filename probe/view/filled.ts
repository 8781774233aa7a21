import type { InFlight, ProbeReport } from "../measurement.ts";
import { formatSeconds } from "../units.ts";
import { capital, crewText, formatCount, rowsText, siteText } from "./words.ts";

type Measured = Pick<ProbeReport, "summary" | "sites" | "isolates">;

/**
 * What filled the memory, in one sentence: the call site that weighed most at the peak and how many held or read its rows.
 * Where nothing was in flight then, the largest result; `null` when no query was seen.
 */
export function filledBy({ summary, sites, isolates }: Measured): string | null {
  const [first] = summary.inFlightAtPeak;
  if (!first) {
    const largest = sites.find(({ maxRows }) => maxRows > 0);
    return largest ? `The largest result had ${formatCount(largest.maxRows)} rows, of ${siteText(largest)}.` : null;
  }
  const site = sites.find(({ id }) => id === first.site);
  if (!site) return null;
  const group = summary.inFlightAtPeak.filter((each) => each.site === first.site);
  const kinds = group.map(({ isolate }) => isolates.find(({ id }) => id === isolate)?.kind ?? kindById(isolate));
  const who = capital(crewText(kinds));
  const rows = rowsText(group.map((each) => each.rows));
  const were = group.length === 1 ? "was" : "were";
  if (rows === null) {
    const longest = formatSeconds(Math.max(...group.map(({ sinceMs }) => sinceMs)));
    return `${who} ${were} still in ${siteText(site)}, ${longest} after it began, when memory was at its peak.`;
  }
  return `${who} ${verb(group, were)} ${rows} of ${siteText(site)} when memory was at its peak.`;
}

/** An isolate's id is `pid.tid`, and thread 0 is the main one. */
const kindById = (isolate: string) => (isolate.endsWith(".0") ? "main" : "worker");

function verb(group: readonly InFlight[], were: string): string {
  const states = new Set(group.map(({ state }) => state));
  if (states.size > 1) return "held or read";
  if (states.has("result-held")) return "held";
  return states.has("running") ? `${were} reading` : "had just read";
}
