import { element } from "./elements.ts";

/**
 * A table whose rows become blocks in a narrow column: what the row is about, and its figures below, each with its name. A table
 * that is laid out like that loses its meaning for screen readers, so the roles are written down.
 */
export function blockTable(name: string, subject: string, figures: string[], body: HTMLElement): HTMLTableElement {
  body.setAttribute("role", "rowgroup");
  return element("table", { class: "plain blocks", role: "table", "aria-label": name }, [
    element("thead", { role: "rowgroup" }, [
      element("tr", { role: "row" }, [
        element("th", { scope: "col", role: "columnheader" }, [subject]),
        ...figures.map((figure) => element("th", { scope: "col", role: "columnheader", class: "number" }, [figure])),
      ]),
    ]),
    body,
  ]);
}

export function blockRow(
  subject: (Node | string)[],
  figures: [name: string, content: (Node | string)[]][],
): HTMLTableRowElement {
  return element("tr", { role: "row" }, [
    element("th", { scope: "row", role: "rowheader" }, subject),
    ...figures.map(([name, content]) =>
      element("td", { role: "cell", class: "number", "data-label": name }, [element("span", {}, content)]),
    ),
  ]);
}
