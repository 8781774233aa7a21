import {
  formatBytes,
  formatCount,
  functionOf,
  type InFlight,
  type ProbeReport,
  placeOf,
  plural,
  type SiteMeasurement,
  sizeText,
} from "../probe/index.ts";

const LONGEST_SQL = 60;

/** `src/task.ts:8 loadUsers`, as far as it is known. */
export const placeAndFunction = (site: SiteMeasurement): string =>
  [placeOf(site), functionOf(site)].filter((part) => part !== null).join(" ");

const shortSql = (sql: string) => (sql.length > LONGEST_SQL ? `${sql.slice(0, LONGEST_SQL - 1)}…` : sql);

/** The site that weighed most at the peak, or the one with the largest result where none was in flight. */
export function heaviestSite({ sites, summary }: ProbeReport): { site: SiteMeasurement; inFlight: InFlight[] } | null {
  const [first] = summary.inFlightAtPeak;
  const site = first ? sites.find(({ id }) => id === first.site) : sites.find(({ maxRows }) => maxRows > 0);
  if (!site) return null;
  return { site, inFlight: summary.inFlightAtPeak.filter((each) => each.site === site.id) };
}

/** What the terminal says of the query that filled the memory; `null` when none was seen. */
export function queryLine(report: ProbeReport): string | null {
  const heaviest = heaviestSite(report);
  if (!heaviest) return null;
  const { site, inFlight } = heaviest;
  const running = inFlight.find(({ state, rows }) => state === "running" && rows === null);
  const rows = Math.max(site.maxRows, ...inFlight.map((each) => each.rows ?? 0));
  const size =
    rows === 0 && running
      ? `in flight for ${(running.sinceMs / 1000).toFixed(1)} s when it ended`
      : `${formatCount(rows)} rows${site.maxBytes === null ? "" : `, ${sizeText(site.maxBytes, site.bytesSource === "estimate")}`}`;
  return [
    placeAndFunction(site),
    shortSql(site.sql),
    size,
    ...(site.concurrencyMax > 1 ? [`${site.concurrencyMax} at once`] : []),
    ...(site.streamed ? ["streamed"] : []),
  ].join(" · ");
}

/** How many workers there were and the largest heap of one; `null` without the agent. */
export function workersText({ isolates }: ProbeReport): string | null {
  const workers = isolates.filter(({ kind }) => kind === "worker");
  if (workers.length === 0) return null;
  const most = Math.max(...workers.map(({ heapPeak }) => heapPeak));
  // Threads of Python share one heap, which nobody can take apart.
  if (most === 0) return plural(workers.length, "worker", "workers");
  return workers.length === 1
    ? `1 worker with up to ${formatBytes(most)} of heap`
    : `${workers.length} workers, each up to ${formatBytes(most)} of heap`;
}

const TOLD = new Set([
  "isolate-without-agent",
  "driver-not-seen",
  "no-driver-seen",
  "call-site-unknown",
  "no-attribution",
  "agent-left-out",
  "module-missing",
  "nothing-traced",
]);

/** What the agent could not see, for the line that keeps silence from being taken for an answer. */
export function notSeen({ coverage }: ProbeReport): string | null {
  const told = coverage.gaps.filter(({ code }) => TOLD.has(code)).map(({ text }) => text.replace(/\.$/, ""));
  return told.length ? told.join("; ") : null;
}
