import uPlot from "uplot";
import { formatBytes, formatSeconds } from "../../../probe/units.ts";
import type { RunView } from "../messages.ts";

const HEIGHT = 260;
const MB = 1024 ** 2;
/** Distances between lines of the grid: powers of two of a megabyte, so that their labels are round in steps of 1,024. */
const GRID = Array.from({ length: 24 }, (_, power) => (MB / 4) * 2 ** power);
const SECONDS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200];

function colour(name: string, otherwise: string): string {
  return getComputedStyle(document.body).getPropertyValue(name).trim() || otherwise;
}

/** Colours of the editor's theme, which are read when drawing, since it can change at any time. */
const palette = {
  text: () => colour("--vscode-foreground", "#888"),
  faint: () => colour("--vscode-descriptionForeground", "#888"),
  // Weaker than the theme's lines: in high contrast these are as strong as the curves.
  grid: () => `color-mix(in srgb, ${colour("--vscode-descriptionForeground", "#888")} 22%, transparent)`,
  tree: () => colour("--vscode-charts-blue", "#3794ff"),
  peak: () => colour("--vscode-charts-red", "#f14c4c"),
  others: [
    () => colour("--vscode-charts-green", "#89d185"),
    () => colour("--vscode-charts-yellow", "#cca700"),
    () => colour("--vscode-charts-purple", "#b180d7"),
    () => colour("--vscode-charts-orange", "#d18616"),
  ],
};

/** The curve of a run. Arrow keys move along it, and the moment they point at is told as text beside it. */
export class MemoryChart {
  readonly #holder: HTMLElement;
  readonly #moment: HTMLElement;
  #plot: uPlot | null = null;
  #curves = "";
  #run: RunView | null = null;

  constructor(holder: HTMLElement, moment: HTMLElement) {
    this.#holder = holder;
    this.#moment = moment;
    holder.tabIndex = 0;
    holder.setAttribute("role", "img");
    holder.addEventListener("keydown", (event) => this.#key(event));
    new ResizeObserver(() => this.#plot?.setSize(this.#size())).observe(holder);
    // The editor changes these attributes of the page's body when its theme changes.
    new MutationObserver(() => this.#plot?.redraw(false)).observe(document.body, { attributes: true });
  }

  show(run: RunView): void {
    this.#run = run;
    if (run.t.length < 2) return;
    const data: uPlot.AlignedData = [
      run.t.map((t) => t / 1000),
      run.tree,
      ...run.processes.map(({ values }) => values),
    ];
    const curves = run.processes.map(({ label }) => label).join("\n");
    if (!this.#plot || curves !== this.#curves) {
      this.#plot?.destroy();
      this.#curves = curves;
      this.#plot = new uPlot(this.#options(run), data, this.#holder);
    } else {
      this.#plot.setData(data);
    }
    const end = formatSeconds(run.t.at(-1)!);
    this.#holder.setAttribute(
      "aria-label",
      `Memory of all processes over ${end}; peak ${run.peak} at ${formatSeconds(run.peakAt)}. Arrow keys move along the curve.`,
    );
  }

  #size(): { width: number; height: number } {
    return { width: Math.max(200, this.#holder.clientWidth), height: HEIGHT };
  }

  #options(run: RunView): uPlot.Options {
    const axis = { stroke: palette.faint, grid: { stroke: palette.grid, width: 1 }, ticks: { show: false } };
    const value = (_: uPlot, bytes: number | null) => (bytes === null ? "–" : formatBytes(bytes));
    return {
      ...this.#size(),
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 6 } },
      legend: { show: run.processes.length > 0, markers: { width: 2 } },
      scales: {
        x: { time: false, range: (_, __, end) => [0, Math.max(end, 0.1)] },
        y: { range: (_, __, top) => [0, Math.max(top, MB) * 1.14] },
      },
      axes: [
        {
          ...axis,
          incrs: SECONDS,
          values: (_, splits) => splits.map((split) => formatSeconds(split * 1000)),
          size: 30,
        },
        {
          ...axis,
          incrs: GRID,
          values: (_, splits) => splits.map((split) => (split === 0 ? "0" : formatBytes(split))),
          size: 64,
        },
      ],
      series: [
        { label: "Time", value: (_, seconds) => (seconds === null ? "–" : formatSeconds(seconds * 1000)) },
        {
          label: "All processes",
          value,
          stroke: palette.tree,
          fill: () => `color-mix(in srgb, ${palette.tree()} 16%, transparent)`,
          width: 2,
          points: { show: false },
        },
        ...run.processes.map(({ label }, index) => ({
          label: label.length > 60 ? `${label.slice(0, 59)}…` : label,
          value,
          stroke: palette.others[index % palette.others.length]!,
          width: 1,
          points: { show: false },
        })),
      ],
      hooks: {
        draw: [(plot) => this.#drawBudget(plot), (plot) => this.#drawPeak(plot)],
        setCursor: [(plot) => this.#tell(plot)],
      },
    };
  }

  /** A ring and a label at the peak, so that the figure above has its place on the curve. */
  #drawPeak(plot: uPlot): void {
    const run = this.#run;
    if (!run?.peakBytes) return;
    const { ctx, bbox } = plot;
    const ratio = devicePixelRatio;
    const x = plot.valToPos(run.peakAt / 1000, "x", true);
    const y = plot.valToPos(run.peakBytes, "y", true);
    ctx.save();
    ctx.beginPath();
    ctx.arc(x, y, 4 * ratio, 0, 2 * Math.PI);
    ctx.lineWidth = 2 * ratio;
    ctx.strokeStyle = palette.peak();
    ctx.stroke();
    ctx.fillStyle = palette.text();
    ctx.font = `${12 * ratio}px ${colour("--vscode-font-family", "sans-serif")}`;
    // Above the curve, and inside the plot when the peak is near one of its sides.
    const half = ctx.measureText(run.peak ?? "").width / 2;
    const inside = Math.min(Math.max(x, bbox.left + half), bbox.left + bbox.width - half);
    ctx.textAlign = "center";
    ctx.textBaseline = "bottom";
    ctx.fillText(run.peak ?? "", inside, y - 7 * ratio);
    ctx.restore();
  }

  /** The budget as a dashed line, where the curve comes near it. */
  #drawBudget(plot: uPlot): void {
    const bytes = this.#run?.budgetBytes;
    const top = plot.scales.y?.max;
    if (bytes == null || top == null || bytes > top) return;
    const { ctx, bbox } = plot;
    const ratio = devicePixelRatio;
    const y = plot.valToPos(bytes, "y", true);
    ctx.save();
    ctx.strokeStyle = palette.peak();
    ctx.lineWidth = ratio;
    ctx.setLineDash([6 * ratio, 4 * ratio]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.fillStyle = palette.faint();
    ctx.font = `${11 * ratio}px ${colour("--vscode-font-family", "sans-serif")}`;
    ctx.textAlign = "left";
    ctx.textBaseline = "bottom";
    ctx.fillText("budget", bbox.left + 6 * ratio, y - 2 * ratio);
    ctx.restore();
  }

  #tell(plot: uPlot): void {
    const index = plot.cursor.idx;
    const run = this.#run;
    const pointing = run !== null && index != null && (plot.cursor.left ?? -1) >= 0;
    this.#holder.classList.toggle("pointing", pointing);
    if (!pointing) {
      this.#moment.textContent = "";
      return;
    }
    this.#moment.textContent = `${formatSeconds(run.t[index]!)}: ${formatBytes(run.tree[index]!)}`;
  }

  #key(event: KeyboardEvent): void {
    const plot = this.#plot;
    const run = this.#run;
    if (!plot || !run) return;
    const last = run.t.length - 1;
    const step = event.shiftKey ? Math.ceil(last / 10) : 1;
    const at = plot.cursor.idx ?? (event.key === "ArrowLeft" ? last + step : -step);
    const to: Record<string, number> = { ArrowLeft: at - step, ArrowRight: at + step, Home: 0, End: last };
    const target = to[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const index = Math.min(last, Math.max(0, target));
    plot.setCursor({
      left: plot.valToPos(run.t[index]! / 1000, "x"),
      top: plot.valToPos(run.tree[index]!, "y"),
    });
  }
}
