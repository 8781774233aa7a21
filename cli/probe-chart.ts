import { formatBytes, formatSeconds } from "../probe/index.ts";

export interface ChartSize {
  /** Columns and lines of the whole chart, labels included. */
  width: number;
  height: number;
}

/**
 * Greatest value of each column; a column without a sample shows the one before it. The last column is the last value, where
 * the label of the end stands, and the one before it takes over a peak that would be hidden by that.
 */
function columnsOf(t: readonly number[], values: readonly number[], end: number, count: number): number[] {
  const columns = new Array<number>(count).fill(Number.NaN);
  for (let index = 0; index < t.length; index++) {
    const column = Math.min(count - 2, Math.floor((t[index]! / end) * (count - 1)));
    columns[column] = Math.max(values[index]!, Number.isNaN(columns[column]) ? 0 : columns[column]!);
  }
  columns[count - 1] = values.at(-1)!;
  let last = values[0]!;
  return columns.map((value) => {
    last = Number.isNaN(value) ? last : value;
    return last;
  });
}

/** Writes `text` into a line of characters so that it starts at `at`, unless it would touch what stands there already. */
function place(line: string[], text: string, at: number): void {
  const start = Math.max(0, Math.min(at, line.length - text.length));
  const around = line.slice(Math.max(0, start - 1), start + text.length + 1);
  if (around.every((character) => character === " ")) line.splice(start, text.length, ...text);
}

/**
 * A curve of bytes over milliseconds as lines of text, from zero up, so that heights compare. Empty when there are fewer
 * than two samples or too little room.
 */
export function drawChart(t: readonly number[], values: readonly number[], end: number, size: ChartSize): string[] {
  const top = values.reduce((most, value) => Math.max(most, value), 0);
  const label = formatBytes(top);
  const final = ` ${formatBytes(values.at(-1) ?? 0)}`;
  const width = size.width - label.length - 3 - final.length;
  const height = size.height - 1;
  if (t.length < 2 || top === 0 || end <= 0 || width < 12 || height < 2) return [];

  const rows = columnsOf(t, values, end, width).map((value) => Math.round((value / top) * (height - 1)));
  const grid = Array.from({ length: height }, () => new Array<string>(width).fill(" "));
  const draw = (row: number, column: number, character: string) => {
    grid[height - 1 - row]![column] = character;
  };
  let before = rows[0]!;
  rows.forEach((row, column) => {
    if (row === before) draw(row, column, "─");
    else {
      const up = row > before;
      draw(before, column, up ? "╯" : "╮");
      draw(row, column, up ? "╭" : "╰");
      for (let between = Math.min(row, before) + 1; between < Math.max(row, before); between++)
        draw(between, column, "│");
    }
    before = row;
  });

  const lines = grid.map((cells, index) => {
    const tick =
      index === 0
        ? `${label} ┤`
        : index === height - 1
          ? `${"0".padStart(label.length)} ┼`
          : `${" ".repeat(label.length)} │`;
    const value = index === height - 1 - rows.at(-1)! ? final : "";
    return ` ${tick}${cells.join("")}${value}`.trimEnd();
  });
  const axis = new Array<string>(width).fill(" ");
  const peakAt = t[values.indexOf(top)]!;
  place(axis, "0 s", 0);
  place(axis, formatSeconds(end), width);
  place(axis, formatSeconds(peakAt), Math.floor((peakAt / end) * width) - 1);
  return [...lines, `${" ".repeat(label.length + 3)}${axis.join("")}`.trimEnd()];
}

const BLOCKS = "▁▂▃▄▅▆▇█";

/** The last samples as one row of blocks, from zero up. */
export function sparkline(values: readonly number[], most: number, length: number): string {
  return values
    .slice(-length)
    .map((value) => BLOCKS[Math.min(7, Math.floor((value / most) * 8))])
    .join("");
}
