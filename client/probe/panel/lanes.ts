import type uPlot from "uplot";
import type { QueryBar, RunView } from "../../../probe/view/shapes.ts";
import { fitted, font, mix, palette } from "./palette.ts";

const ROW = 16;
const BAR = 10;
const MARGIN = 4;

/** Height of what is drawn under the time axis: garbage collections, and a lane of queries for each isolate. */
export const lanesHeight = (run: RunView): number => {
  const rows = run.lanes.length + (run.collections.t.length ? 1 : 0);
  return rows ? rows * ROW + MARGIN : 0;
};

/** Draws the lanes on the plot's own canvas, so that they keep its time axis and are part of its picture. */
export function drawLanes(plot: uPlot, run: RunView, axisHeight: number): void {
  if (lanesHeight(run) === 0) return;
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const top = bbox.top + bbox.height + axisHeight * ratio;
  const x = (t: number) => bbox.left + (bbox.width * t) / 1000 / (plot.scales.x!.max || 1);
  ctx.save();
  ctx.font = font(11);
  ctx.textBaseline = "middle";
  ctx.textAlign = "right";
  let row = 0;
  const middle = () => top + (row + 0.5) * ROW * ratio;
  const name = (text: string) => {
    ctx.fillStyle = palette.faint();
    ctx.fillText(fitted(ctx, text, bbox.left - 14 * ratio), bbox.left - 8 * ratio, middle());
    ctx.fillStyle = palette.grid();
    ctx.fillRect(bbox.left, middle() + (ROW / 2) * ratio - 1, bbox.width, 1);
  };
  // One path for all, so that several results that are held at once are no darker than one.
  const fillSpans = (spans: [from: number, to: number][], y: number) => {
    ctx.beginPath();
    for (const [from, to] of spans) if (to > from) ctx.rect(from, y, to - from, BAR * ratio);
    ctx.fill();
  };
  if (run.collections.t.length) {
    name("collections");
    ctx.fillStyle = palette.faint();
    for (const t of run.collections.t) ctx.fillRect(x(t), middle() - 4 * ratio, ratio, 8 * ratio);
    row++;
  }
  for (const [index, lane] of run.lanes.entries()) {
    name(lane.label);
    const colour = lane.heap === null ? palette.faint() : palette.curve(lane.heap);
    const y = middle() - (BAR / 2) * ratio;
    const bars = run.bars.filter(({ lane: at }) => at === index);
    // A query of a moment stays a line that can be seen.
    const end = ({ t0, t1 }: QueryBar) => Math.max(x(t1), x(t0) + 1.5 * ratio);
    ctx.fillStyle = mix(colour, 38);
    fillSpans(
      bars.map((bar) => [end(bar), x(bar.until)]),
      y,
    );
    ctx.fillStyle = colour;
    fillSpans(
      bars.map((bar) => [x(bar.t0), end(bar)]),
      y,
    );
    row++;
  }
  ctx.restore();
}
