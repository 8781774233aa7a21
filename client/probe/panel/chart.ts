import uPlot from "uplot";
import { formatBytes, formatSeconds } from "../../../probe/units.ts";
import { momentLines, momentOf } from "../../../probe/view/moment.ts";
import type { RunView } from "../../../probe/view/shapes.ts";
import { element } from "./elements.ts";
import { drawLanes, lanesHeight } from "./lanes.ts";
import { colour, font, mix, palette } from "./palette.ts";
import { pictureOf } from "./picture.ts";

const HEIGHT = 260;
const AXIS = 30;
const MB = 1024 ** 2;
/** Distances between lines of the grid: powers of two of a megabyte, so that their labels are round in steps of 1,024. */
const GRID = Array.from({ length: 24 }, (_, power) => (MB / 4) * 2 ** power);
const SECONDS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200];

/** The curve of a run. Arrow keys move along it, and the moment they point at is told as text beside it. */
export class MemoryChart {
  readonly #holder: HTMLElement;
  readonly #key: HTMLElement;
  readonly #moment: HTMLElement;
  #plot: uPlot | null = null;
  #curves = "";
  #height = 0;
  #run: RunView | null = null;

  constructor(holder: HTMLElement, key: HTMLElement, moment: HTMLElement) {
    this.#holder = holder;
    this.#key = key;
    this.#moment = moment;
    holder.tabIndex = 0;
    holder.setAttribute("role", "img");
    holder.addEventListener("keydown", (event) => this.#press(event));
    holder.addEventListener("mousemove", (event) => this.#point(event));
    new ResizeObserver(() => this.#plot?.setSize(this.#size())).observe(holder);
    // The editor changes these attributes of the page's body when its theme changes; a page of its own follows the system.
    const redraw = () => this.#plot?.redraw(false);
    new MutationObserver(redraw).observe(document.body, { attributes: true });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  }

  show(run: RunView): void {
    this.#run = run;
    if (run.t.length < 2) return;
    // Processes, or heaps stacked, lie below the tree's line, which is drawn last.
    const below = run.heaps.length ? stacked(run) : run.processes.map(({ values }) => values);
    const data: uPlot.AlignedData = [run.t.map((t) => t / 1000), ...below, run.tree];
    const curves = JSON.stringify([run.heaps.length > 0, namesOf(run), run.bars.length > 0]);
    if (!this.#plot || curves !== this.#curves) {
      this.#plot?.destroy();
      this.#curves = curves;
      this.#plot = new uPlot(this.#options(run), data, this.#holder);
      this.#fillKey(run);
    } else {
      this.#plot.setData(data);
      if (this.#height !== this.#size().height) this.#plot.setSize(this.#size());
      this.#tell(this.#plot);
    }
    this.#height = this.#size().height;
    // The cursor's line goes on through the lanes.
    this.#holder.style.setProperty("--lanes", `${lanesHeight(run) ? lanesHeight(run) + AXIS : 0}px`);
    const end = formatSeconds(run.t.at(-1)!);
    this.#holder.setAttribute(
      "aria-label",
      `Memory of all processes over ${end}; peak ${run.peak} at ${formatSeconds(run.peakAt)}. Arrow keys move along the curve.`,
    );
  }

  /** As a PNG's data URL; `null` while there is no curve. */
  picture(): string | null {
    const run = this.#run;
    if (!this.#plot || !run) return null;
    const curves = keyOf(run).map(({ label, variable }): [string, string] => [label, colour(variable, "#888")]);
    const bar = colour("--curve-8", "#888");
    const bars: [string, string][] = [
      ["query runs", bar],
      ["its rows are held", mix(bar, 38)],
    ];
    const key = [...(curves.length > 1 ? curves : []), ...(run.bars.length ? bars : [])];
    const detail = [`Peak ${run.peak ?? "–"} ${run.peakDetail}`, run.filled ?? []].flat().join(". ");
    return pictureOf(this.#plot.ctx.canvas, run.command, detail, key);
  }

  #size(): { width: number; height: number } {
    const lanes = this.#run ? lanesHeight(this.#run) : 0;
    return { width: Math.max(200, this.#holder.clientWidth), height: HEIGHT + lanes };
  }

  #fillKey(run: RunView): void {
    const items = keyOf(run).map(({ label, name }) =>
      element("li", { title: label }, [element("span", { class: `swatch ${name}` }), label]),
    );
    const notes = run.bars.length
      ? [
          element("li", {}, [element("span", { class: "bar" }), "query runs"]),
          element("li", {}, [element("span", { class: "bar held" }), "its rows are held"]),
        ]
      : [];
    this.#key.replaceChildren(...(items.length > 1 ? [...items, ...notes] : []));
  }

  #options(run: RunView): uPlot.Options {
    const axis = { stroke: palette.faint, grid: { stroke: palette.grid, width: 1 }, ticks: { show: false } };
    const names = namesOf(run);
    const isStacked = run.heaps.length > 0;
    const tree = names.length + 1;
    const curve = (index: number) => palette.curve(index);
    const band = (index: number) => mix(curve(index), 45);
    return {
      ...this.#size(),
      padding: [null, null, () => (this.#run ? lanesHeight(this.#run) : 0), null],
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 6 } },
      legend: { show: false },
      scales: {
        x: { time: false, range: (_, __, end) => [0, Math.max(end, 0.1)] },
        y: { range: (_, __, top) => [0, Math.max(top, MB) * 1.14] },
      },
      axes: [
        {
          ...axis,
          incrs: SECONDS,
          values: (_, splits) => splits.map((split) => formatSeconds(split * 1000)),
          size: AXIS,
        },
        {
          ...axis,
          incrs: GRID,
          values: (_, splits) => splits.map((split) => (split === 0 ? "0" : formatBytes(split))),
          size: 76,
        },
      ],
      series: [
        {},
        ...names.map((label, index) => ({
          label,
          stroke: () => curve(index),
          width: 1,
          points: { show: false },
          ...(isStacked && index === 0 ? { fill: () => band(0) } : {}),
        })),
        {
          label: "All processes",
          stroke: palette.tree,
          fill: () => mix(palette.tree(), isStacked ? 8 : 16),
          width: 2,
          points: { show: false },
        },
      ],
      bands: isStacked
        ? names.slice(1).map((_, index) => ({ series: [index + 2, index + 1], fill: () => band(index + 1) }))
        : [],
      hooks: {
        draw: [
          (plot) => this.#drawBudget(plot),
          (plot) => this.#drawPeak(plot),
          (plot) => this.#run && drawLanes(plot, this.#run, AXIS),
        ],
        setCursor: [(plot) => this.#tell(plot)],
        ready: [
          (plot) =>
            plot.root.querySelectorAll(".u-cursor-pt").forEach((point, index) => {
              // Sums of heaps are told in words; a point on each of their edges would say nothing.
              if (isStacked && index < tree - 1) point.classList.add("without");
            }),
        ],
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
    ctx.font = font(12);
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
    ctx.font = font(11);
    ctx.textAlign = "left";
    ctx.textBaseline = "bottom";
    ctx.fillText("budget", bbox.left + 6 * ratio, y - 2 * ratio);
    ctx.restore();
  }

  #tell(plot: uPlot): void {
    const index = plot.cursor.idx;
    const run = this.#run;
    const pointing = run !== null && index != null && index < run.t.length && (plot.cursor.left ?? -1) >= 0;
    const lines = pointing ? momentLines(momentOf(run, index)) : [];
    if (lines.join("\n") === [...this.#moment.children].map(({ textContent }) => textContent).join("\n")) return;
    this.#moment.replaceChildren(...lines.map((line) => element("p", {}, [line])));
  }

  /** The lanes belong to the curve: pointing at a bar points at its moment. */
  #point(event: MouseEvent): void {
    const plot = this.#plot;
    if (!plot || plot.over.contains(event.target as Node)) return;
    const { left, width } = plot.over.getBoundingClientRect();
    const at = event.clientX - left;
    plot.setCursor(at >= 0 && at <= width ? { left: at, top: 0 } : { left: -10, top: -10 });
  }

  #press(event: KeyboardEvent): void {
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

const namesOf = ({ heaps, processes }: RunView) => (heaps.length ? heaps : processes).map(({ label }) => label);

/** What the key names, and the colour of each. */
const keyOf = (run: RunView) => [
  { label: "All processes", name: "tree", variable: "--tree" },
  ...namesOf(run).map((label, index) => {
    const name = `curve-${Math.min(index, 8)}`;
    return { label: run.heaps.length ? `${label}, heap` : label, name, variable: `--${name}` };
  }),
];

/** Each heap on top of those before it. */
function stacked({ heaps, t }: RunView): number[][] {
  let below = t.map(() => 0);
  return heaps.map(({ values }) => {
    below = below.map((sum, index) => sum + (values[index] ?? 0));
    return below;
  });
}
