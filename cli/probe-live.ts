import { formatBytes, formatSeconds, plural, type RunState } from "../probe/index.ts";
import { sparkline } from "./probe-chart.ts";

/** The part of a terminal's stream that the live line needs; `process.stderr` is one. */
export interface TerminalStream {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
  rows?: number;
  on?(event: "resize", listener: () => void): unknown;
  off?(event: "resize", listener: () => void): unknown;
}

const REDRAW_MS = 250;

/** Workers that live, where the agent tells of some; else threads, the runtime's own included. */
function crewOf({ attribution }: RunState, threads: number | null): string | null {
  const isolates = [...(attribution?.isolates.values() ?? [])];
  const workers = isolates.filter(({ measurement: { kind, end } }) => kind === "worker" && end === "unknown").length;
  if (workers > 0) return plural(workers, "worker", "workers");
  return threads === null ? null : `${threads} threads`;
}

/** What the live line says now, at most `width` characters. */
export function liveText(state: RunState, width: number): string {
  const now = state.samples.at(-1);
  if (!now) return "probe: waiting for the first sample";
  const words = [
    formatBytes(now.tree),
    `peak ${formatBytes(state.peak.low)}`,
    crewOf(state, now.threads),
    formatSeconds(now.t),
  ]
    .filter((part) => part !== null)
    .join(" · ");
  const room = Math.min(24, width - words.length - 2);
  if (room < 6) return words.slice(0, width);
  const recent = state.samples.slice(-room * 5).filter((_, index) => index % 5 === 0);
  return `${sparkline(
    recent.map(({ tree }) => tree),
    state.peak.low,
    room,
  )} ${words}`;
}

/**
 * One line at the terminal's bottom that follows the run. The rest of the screen is made the scrolling region, as package
 * managers do it, so the program's own output scrolls above and nobody's text is overwritten.
 */
export class LiveLine {
  readonly #stream: TerminalStream;
  #drawnAt = 0;
  #open = false;

  constructor(stream: TerminalStream) {
    this.#stream = stream;
  }

  /** Whether a stream can carry such a line. */
  static fits(stream: TerminalStream, env: NodeJS.ProcessEnv): boolean {
    return stream.isTTY === true && env.TERM !== "dumb" && (stream.rows ?? 0) >= 5 && (stream.columns ?? 0) >= 20;
  }

  open(): void {
    this.#open = true;
    // A new line first, so that the bottom line is free; then up again, into the region.
    this.#stream.write(`\n\x1b7\x1b[1;${this.#rows - 1}r\x1b8\x1b[1A`);
    this.#stream.on?.("resize", this.#resize);
  }

  update(state: RunState): void {
    const now = performance.now();
    if (!this.#open || now - this.#drawnAt < REDRAW_MS) return;
    this.#drawnAt = now;
    this.#stream.write(`\x1b7\x1b[${this.#rows};1H\x1b[2K${liveText(state, (this.#stream.columns ?? 80) - 1)}\x1b8`);
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#stream.off?.("resize", this.#resize);
    this.#stream.write(`\x1b7\x1b[${this.#rows};1H\x1b[2K\x1b[r\x1b8`);
  }

  get #rows(): number {
    return this.#stream.rows ?? 24;
  }

  #resize = () => {
    this.#stream.write(`\x1b7\x1b[1;${this.#rows - 1}r\x1b8`);
  };
}
