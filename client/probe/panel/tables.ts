import { formatBytes, formatSeconds } from "../../../probe/units.ts";
import { momentOf } from "../../../probe/view/moment.ts";
import type { RunView } from "../../../probe/view/shapes.ts";
import { element, setText } from "./elements.ts";

/** Fills a table's body with rows of text, changing only the cells that differ. Columns after the second are numbers, if not said otherwise. */
export function fillRows(body: HTMLElement, rows: string[][], isNumber = (column: number) => column >= 2): void {
  while (body.childElementCount > rows.length) body.lastElementChild!.remove();
  rows.forEach((cells, index) => {
    let row = body.children[index] as HTMLElement | undefined;
    if (!row) {
      row = element(
        "tr",
        {},
        cells.map((_, column) => element("td", isNumber(column) ? { class: "number" } : {})),
      );
      body.append(row);
    }
    for (const [column, cell] of cells.entries()) setText(row.children[column] as HTMLElement, cell);
  });
}

const ROWS = 20;

/** The chart as text: evenly spaced moments and the peak. Folded away, for it is there for those who do not see the curve. */
export class FigureTable {
  readonly #body = element("tbody", { "data-testid": "figures" });
  readonly root = element("details", {}, [
    element("summary", {}, ["The curve as a table"]),
    element("table", { class: "plain narrow" }, [
      element("thead", {}, [
        element("tr", {}, [
          element("th", { scope: "col", class: "number" }, ["Time"]),
          element("th", { scope: "col", class: "number" }, ["Memory"]),
          element("th", { scope: "col", class: "number" }, ["Heaps"]),
          element("th", { scope: "col" }, ["At that moment"]),
        ]),
      ]),
      this.#body,
    ]),
  ]);
  #shown: RunView | null = null;

  constructor() {
    this.root.addEventListener("toggle", () => {
      if (this.#shown) this.show(this.#shown);
    });
  }

  show(run: RunView): void {
    this.#shown = run;
    if (!this.root.open && run.running) return;
    const last = run.t.length - 1;
    const peak = run.tree.indexOf(run.peakBytes ?? -1);
    const every = Math.max(1, last / (ROWS - 1));
    const chosen = new Set(peak >= 0 ? [peak] : []);
    for (let at = 0; Math.round(at) <= last; at += every) chosen.add(Math.round(at));
    if (last >= 0) chosen.add(last);
    const rows = [...chosen]
      .sort((a, b) => a - b)
      .map((index) => {
        const { heapSum, queries, collection } = momentOf(run, index);
        const told = [...(index === peak ? ["peak"] : []), ...queries, ...(collection ? [collection] : [])];
        return [formatSeconds(run.t[index]!), formatBytes(run.tree[index]!), heapSum ?? "", told.join("; ")];
      });
    fillRows(this.#body, rows, (column) => column < 3);
    for (const row of this.#body.children) {
      row.classList.toggle("at-peak", row.lastElementChild!.textContent!.startsWith("peak"));
    }
  }
}
