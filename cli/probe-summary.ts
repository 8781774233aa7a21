import {
  afterText,
  aliveText,
  allocatedText,
  formatBytes,
  formatSeconds,
  leftText,
  type ProbeReport,
  plural,
  shortTitle,
  verdictSentence,
} from "../probe/index.ts";
import { drawChart } from "./probe-chart.ts";
import { notSeen, queryLine, workersText } from "./probe-queries.ts";

/** How the terminal wants its text. */
export interface TextStyle {
  width: number;
  colour: boolean;
}

const CHART_LINES = 8;
const WIDEST = 100;

function peakLine(report: ProbeReport): string {
  const { summary } = report;
  const { low, high } = summary.peakTreeRss;
  const kernel =
    summary.peakProcesses > 1 ? `at most ${formatBytes(high)} by the kernel` : `kernel ${formatBytes(high)}`;
  const workers = workersText(report);
  const crew = [
    ...(workers !== null
      ? [workers]
      : summary.peakThreads === null
        ? []
        : [plural(summary.peakThreads, "thread", "threads")]),
    ...(workers !== null && summary.peakProcesses === 1 ? [] : [plural(summary.peakProcesses, "process", "processes")]),
  ].join(" in ");
  const proportional = summary.proportional ? `, ${formatBytes(summary.proportional.bytes)} proportional` : "";
  const marked = summary.treeMethod === "shared-once" ? ` (${kernel}${proportional})` : "";
  return `${formatBytes(low)} at ${formatSeconds(summary.peakAt)}${marked}, ${crew}`;
}

function afterLine({ summary, run }: ProbeReport): string | null {
  if (summary.afterRss === null) return null;
  const level = afterText(summary.afterRss, run.settle.waitedMs);
  const reasons = summary.after?.reasons ?? [];
  return reasons.length ? `${level}: ${reasons.join(", ")}` : level;
}

/** A budget that was passed is told in a line of its own, after all others. */
function budgetLine({ budget }: ProbeReport): string | null {
  if (!budget || budget.exceeded) return null;
  return `kept: ${formatBytes(budget.measured)} used of ${formatBytes(budget.bytes)} allowed`;
}

/** Says which processes held the memory, where there was more than one: else npm and tsx look like a leak. */
function largest({ processes }: ProbeReport): string | null {
  if (processes.length < 2) return null;
  return processes
    .slice(0, 3)
    .map(
      ({ peakRss, title, role, pid }) =>
        `${formatBytes(peakRss)} ${shortTitle(title) || pid}${role === "program" ? "" : ` (${role.replace("-", " ")})`}`,
    )
    .join(" · ");
}

/** What was traced, under headings; only the first line has a name. */
function tracedLines(report: ProbeReport): [name: string, text: string][] {
  const told = allocatedText(report);
  if (told.length === 0) return [];
  const [first, ...others] = told.flatMap(({ heading, lines }) => [heading, ...lines.map((line) => `  ${line}`)]);
  const { nearPeak, atEnd } = report.summary.allocations!;
  const cost = formatBytes(Math.max(nearPeak?.cost ?? 0, atEnd?.cost ?? 0));
  const price = `tracing took ${cost} more and made the program slower`;
  return [["traced", `${first}; ${price}`], ...others.map((line): [string, string] => ["", line])];
}

/**
 * What the terminal shows at a run's end: a small chart and a line for each thing that is known. `reportPath` is shown
 * as it is given.
 */
export function summarise(report: ProbeReport, reportPath: string | null, { width, colour }: TextStyle): string {
  const paint = (code: string, text: string) => (colour ? `\x1b[${code}m${text}\x1b[0m` : text);
  const { run, series } = report;
  const size = { width: Math.min(width, WIDEST), height: CHART_LINES };
  // What Python's agent reads at the end is no part of the curve, which stops where the program did.
  const end = Math.min(run.wallMs, (series.t.at(-1) ?? 0) + 2 * run.intervalMs);
  const chart = drawChart(series.t, series.tree, end, size).map((line) => paint("36", line));
  const lines: [name: string, text: string | null][] = [
    ["peak", series.t.length ? peakLine(report) : "not known: the program ended before the first sample"],
    ["most", largest(report)],
    ["query", queryLine(report)],
    ["after", afterLine(report)],
    ["left", leftText(report.summary.aliveAtEnd)],
    ["alive", aliveText(report.summary.aliveAtEnd)],
    ...tracedLines(report),
    ["not seen", notSeen(report)],
    ["budget", budgetLine(report)],
    ["end", run.exit.verdict === "ok" && run.exit.kind === "exited" ? null : verdictSentence(run.exit)],
    ["report", reportPath],
  ];
  const shown = lines.flatMap(([name, text]) => {
    if (text === null) return [];
    // Only this line may be cut: the others are short, and a figure that is cut off is worse than a broken line.
    const line = name === "most" ? fit(text, Math.max(width, 40) - 9) : text;
    return [`${paint("1", name.padEnd(9))}${line}`];
  });
  return `${[...chart, ...shown].join("\n")}\n`;
}

const fit = (text: string, room: number) => (text.length > room ? `${text.slice(0, room - 1)}…` : text);
