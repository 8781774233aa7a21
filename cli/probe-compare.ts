import path from "node:path";
import {
  COLUMNS,
  type Column,
  type ComparisonRow,
  columnsOf,
  comparedCells,
  compareRuns,
  readReport,
} from "../probe/index.ts";
import { outputStyle, type ProbeIo } from "./probe-io.ts";
import type { TextStyle } from "./probe-summary.ts";

const BLOCKS = " ▁▂▃▄▅▆▇█";
const WIDEST_CURVE = 32;
/** A curve with fewer characters has no form any more. */
const NARROWEST_CURVE = 10;
const LONGEST_LABEL = 40;

/** A run's curve in one line, on a scale of time and memory that all runs share. */
function curve(
  { series: { t, tree } }: ComparisonRow,
  scale: { ms: number; bytes: number },
  characters: number,
): string {
  const columns = new Array<number>(characters).fill(0);
  t.forEach((at, index) => {
    const column = Math.min(characters - 1, Math.floor((at / scale.ms) * characters));
    columns[column] = Math.max(columns[column]!, tree[index]!);
  });
  // A column between two samples shows the one before it; after the run's end there is nothing.
  const last = Math.min(characters - 1, Math.floor(((t.at(-1) ?? 0) / scale.ms) * characters));
  for (let column = 1; column <= last; column++) if (columns[column] === 0) columns[column] = columns[column - 1]!;
  return columns
    .map((bytes) => BLOCKS[bytes === 0 ? 0 : Math.max(1, Math.round((bytes / scale.bytes) * 8))])
    .join("")
    .trimEnd()
    .padEnd(characters);
}

/** Runs as a table with a small curve each; the first run is what the others are measured against. */
export function compareTable(runs: readonly ComparisonRow[], { width, colour }: TextStyle): string {
  const scale = {
    ms: Math.max(1, ...runs.map(({ series }) => series.t.at(-1) ?? 0)),
    bytes: Math.max(1, ...runs.map(({ peak }) => peak)),
  };
  const paint = (code: string, text: string) => (colour ? `\x1b[${code}m${text}\x1b[0m` : text);
  const rows = runs.map((run) => ({ run, ...comparedCells(run) }));
  const label = ({ label: name, failed }: ComparisonRow) => `${shorten(name)}${failed ? " (failed)" : ""}`;
  const columns = columnsOf(runs);
  const widths = columns.map((name) => Math.max(COLUMNS[name].length, ...rows.map((row) => row[name].length)));
  const first = Math.max(3, ...runs.map((run) => label(run).length));
  const cells = (texts: Record<Column, string>) =>
    columns.map((name, index) => texts[name].padStart(widths[index]!)).join("  ");
  const room = Math.min(WIDEST_CURVE, width - first - cells(COLUMNS).length - 4);
  const withCurve = room >= NARROWEST_CURVE;
  const lines = rows.map(({ run, ...texts }) => {
    const drawn = withCurve ? `  ${paint("36", curve(run, scale, room))}` : "";
    return `${label(run).padEnd(first)}${drawn}  ${cells(texts)}`.trimEnd();
  });
  const gap = withCurve ? " ".repeat(room + 2) : "";
  return `${paint("1", `${"run".padEnd(first)}${gap}  ${cells(COLUMNS)}`.trimEnd())}\n${lines.join("\n")}\n`;
}

/** A run that the probe kept lies in a folder that is named by its time. */
const nameOf = (file: string) =>
  path.basename(file) === "report.json" ? path.basename(path.dirname(path.resolve(file))) : file;

const shorten = (text: string) => (text.length > LONGEST_LABEL ? `…${text.slice(1 - LONGEST_LABEL)}` : text);

/** `probe --compare`: shows reports side by side on standard output. Throws CannotProbe for a file that is no report. */
export function compareCommand(files: readonly string[], { cwd, env }: Required<ProbeIo>): number {
  const named = files.map((file) => {
    const report = readReport(path.resolve(cwd, file));
    return { file, command: report.run.command.join(" "), report };
  });
  // Reports of one command are told apart by their files.
  const commands = new Set(named.map(({ command }) => command));
  const labels = named.map(({ file, command }) => (commands.size === named.length ? command : nameOf(file)));
  const runs = compareRuns(named.map(({ report }, index) => ({ label: labels[index]!, report })));
  process.stdout.write(compareTable(runs, outputStyle(env)));
  return 0;
}
