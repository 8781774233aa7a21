import type { SiteRow } from "../../../probe/view/shapes.ts";
import { blockRow, blockTable } from "./blocks.ts";
import { button, element } from "./elements.ts";

const FIGURES: [name: string, of: (site: SiteRow) => string][] = [
  ["Rows", ({ rows }) => rows],
  ["Size", ({ bytes }) => bytes],
  ["At once", ({ atOnce }) => atOnce],
  ["Calls", ({ calls }) => calls],
  ["Longest", ({ longest }) => longest],
];

/** The call sites, the largest result first. `open` is `null` where there is no editor to open a file. */
export class SiteTable {
  readonly #body = element("tbody", { "data-testid": "sites" });
  readonly #open: ((file: string, line: number) => void) | null;
  #shown = "";
  readonly root = blockTable(
    "Call sites",
    "Call site and statement",
    FIGURES.map(([name]) => name),
    this.#body,
  );

  constructor(open: ((file: string, line: number) => void) | null) {
    this.#open = open;
  }

  show(sites: readonly SiteRow[]): void {
    const shown = JSON.stringify(sites);
    if (shown === this.#shown) return;
    this.#shown = shown;
    // Rows are made anew, but whoever stands on a call site while the run goes on stays there.
    const focused = this.#body.contains(document.activeElement) ? document.activeElement!.textContent : null;
    this.#body.replaceChildren(...sites.map((site) => this.#row(site)));
    if (focused !== null) {
      [...this.#body.querySelectorAll("button")].find(({ textContent }) => textContent === focused)?.focus();
    }
  }

  #row(site: SiteRow): HTMLElement {
    const { file, line, place, fullPlace } = site;
    const open = this.#open;
    const name =
      open && file !== null && line !== null
        ? button(place, "link", () => open(file, line), {
            "aria-label": `Open ${fullPlace}`,
            title: `Open ${fullPlace}`,
          })
        : element("span", { class: "place", title: fullPlace }, [place]);
    const notes = [site.function ?? [], site.note || []].flat();
    return blockRow(
      [
        name,
        ...(notes.length ? [element("span", { class: "note" }, [` ${notes.join(" · ")}`])] : []),
        element("code", { title: site.sql }, [site.sql]),
      ],
      FIGURES.map(([label, of]) => [label, [of(site)]]),
    );
  }
}
