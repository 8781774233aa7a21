import { formatBytes, formatSeconds } from "../../../probe/units.ts";
import type { ComparedRun } from "../../../probe/view/shapes.ts";
import { formatCount } from "../../../probe/view/words.ts";
import { blockRow, blockTable } from "./blocks.ts";
import { element } from "./elements.ts";
import { smallCurve } from "./small-curve.ts";

const START = { month: "short", day: "numeric", hour: "numeric", minute: "2-digit", second: "2-digit" } as const;

const startText = ({ startedAt, id }: ComparedRun) => {
  const start = new Date(startedAt);
  return Number.isNaN(start.getTime()) ? id : start.toLocaleString(undefined, START);
};

/** How much of the first run's figure it is: `0.31×`. */
export function ratioText(value: number, first: number): string | null {
  if (first <= 0) return null;
  const ratio = value / first;
  return `${ratio.toFixed(ratio < 9.995 ? 2 : ratio < 99.95 ? 1 : 0)}×`;
}

const COLUMNS: [name: string, of: (run: ComparedRun) => number | null, text: (value: number) => string][] = [
  ["Peak", ({ peak }) => peak, formatBytes],
  ["After", ({ after }) => after, formatBytes],
  ["Time", ({ wallMs }) => wallMs, formatSeconds],
  ["Rows held", ({ rowsHeld }) => rowsHeld, formatCount],
];

/** Runs of the same working directory: a list to choose from, and the chosen ones beside each other, the oldest first. */
export class Comparison {
  readonly #list = element("ul", { class: "choices" });
  readonly #summary = element("summary", {}, [""]);
  readonly #choices = element("details", {}, [this.#summary, this.#list]);
  readonly #curves = element("div", { class: "small-curves", "data-testid": "small-curves" });
  readonly #scale = element("p", { class: "detail scale" });
  readonly #body = element("tbody", { "data-testid": "compared" });
  readonly #table = blockTable(
    "Compared runs",
    "Run",
    COLUMNS.map(([name]) => name),
    this.#body,
  );
  readonly root: HTMLElement = element("section", { class: "compare", "data-testid": "compare" }, [
    element("h2", {}, ["Compare"]),
    this.#choices,
    this.#curves,
    this.#scale,
    this.#table,
  ]);
  #runs: ComparedRun[] = [];
  #current = "";
  #shown = "";
  /** What the user chose; `null` before that. */
  #chosen: Set<string> | null;
  readonly #onChoice: (chosen: string[]) => void;

  constructor(chosen: string[] | null, onChoice: (chosen: string[]) => void) {
    this.#chosen = chosen && new Set(chosen);
    this.#onChoice = onChoice;
    this.root.hidden = true;
  }

  /** `current` is the id of the run that the page shows. */
  show(runs: ComparedRun[], current: string): void {
    const shown = JSON.stringify([runs, current]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#runs = runs;
    this.#current = current;
    this.root.hidden = runs.length < 2;
    this.#summary.textContent = `Choose among ${runs.length} runs`;
    const chosen = new Set(this.chosen());
    this.#list.replaceChildren(...runs.map((run) => this.#choice(run, chosen.has(run.id))));
    this.#draw();
  }

  /** The ids of the runs that are compared: at first this one and the last one before it of the same command. */
  chosen(): string[] {
    const known = (ids: Iterable<string>) => [...ids].filter((id) => this.#runs.some((run) => run.id === id));
    if (this.#chosen) return known(this.#chosen);
    const at = this.#runs.findIndex(({ id }) => id === this.#current);
    const before = this.#runs.find(({ command }, index) => index > at && command === this.#runs[at]?.command);
    return known([this.#current, before?.id ?? []].flat());
  }

  #choice(run: ComparedRun, checked: boolean): HTMLElement {
    const box = element("input", { type: "checkbox" });
    box.checked = checked;
    box.addEventListener("change", () => {
      const chosen = new Set(this.chosen());
      if (box.checked) chosen.add(run.id);
      else chosen.delete(run.id);
      this.#chosen = chosen;
      this.#draw();
      this.#onChoice([...chosen]);
    });
    const mark = run.id === this.#current ? ", this run" : "";
    return element("li", {}, [
      element("label", {}, [
        box,
        element("span", { class: "start" }, [`${startText(run)}${mark}`]),
        element("span", { class: "number" }, [formatBytes(run.peak)]),
        element("code", { title: run.command }, [run.command]),
      ]),
    ]);
  }

  #draw(): void {
    const chosen = new Set(this.chosen());
    const runs = this.#runs
      .filter(({ id }) => chosen.has(id))
      .toSorted((a, b) => a.startedAt.localeCompare(b.startedAt));
    const enough = runs.length > 1;
    for (const part of [this.#curves, this.#scale, this.#table]) part.hidden = !enough;
    if (!enough) {
      this.#choices.open = true;
      return;
    }
    const most = Math.max(...runs.map(({ peak }) => peak));
    const longest = Math.max(...runs.map(({ wallMs }) => wallMs));
    this.#curves.replaceChildren(...runs.map((run) => smallCurve(run, startText(run), most, longest)));
    this.#scale.textContent = `All on one scale: ${formatBytes(most)} high, ${formatSeconds(longest)} wide.`;
    const sameCommand = runs.every(({ command }) => command === runs[0]!.command);
    this.#body.replaceChildren(...runs.map((run) => this.#row(run, runs[0]!, sameCommand)));
  }

  #row(run: ComparedRun, first: ComparedRun, sameCommand: boolean): HTMLElement {
    const figures = COLUMNS.map(([label, of, text]): [string, (Node | string)[]] => {
      const value = of(run);
      const base = of(first);
      const ratio = value === null || base === null || run === first ? null : ratioText(value, base);
      return [label, [value === null ? "–" : text(value), " ", element("span", { class: "ratio" }, [ratio ?? ""])]];
    });
    const name = [
      startText(run),
      ...(run.id === this.#current ? [", this run"] : []),
      ...(sameCommand ? [] : [element("code", {}, [run.command])]),
    ];
    return blockRow(name, figures);
  }
}
