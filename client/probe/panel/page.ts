import type { RunView } from "../../../probe/view/shapes.ts";
import type { FromPanel } from "../messages.ts";
import { MemoryChart } from "./chart.ts";
import type { Comparison } from "./compare.ts";
import { button, element, setText } from "./elements.ts";
import { SiteTable } from "./sites.ts";
import { FigureTable, fillRows } from "./tables.ts";

/** Says something to the extension; a page that is a file of its own has nobody to say it to. */
export type Say = (message: FromPanel) => void;

/** The page while there is no run: what to do first, with one button. */
export function emptyPage(trusted: boolean, say: Say): HTMLElement {
  const choose = button("Probe memory of…", "primary", () => say({ type: "choose" }));
  choose.disabled = !trusted;
  return element("section", { class: "empty", "data-testid": "empty" }, [
    element("h1", {}, ["No run yet"]),
    element("p", {}, [
      "Choose a script, the current file or a command. It is run here, and the memory of all its processes is drawn while it runs.",
    ]),
    ...(trusted
      ? []
      : [element("p", {}, ["The probe is off in restricted mode; trust this workspace to run programs."])]),
    choose,
  ]);
}

/** The page of a run, from top to bottom: the answer, the curve, who, compare. Built once, then filled again and again. */
export function runPage(say: Say | null, comparison: Comparison) {
  const command = element("code", { "data-testid": "command" });
  const answer = answerPart();
  const holder = element("div", { class: "chart", "data-testid": "chart" });
  const key = element("ul", { class: "key" });
  const moment = element("div", { class: "moment", "aria-live": "polite", "data-testid": "moment" });
  const table = new FigureTable();
  const chart = new MemoryChart(holder, key, moment);
  const curve = element("section", { "aria-label": "The curve" }, [holder, key, moment, table.root]);
  const who = whoPart(say);
  const gaps = element("ul");
  const gapSection = element("section", { class: "gaps" }, [element("h2", {}, ["Not seen"]), gaps]);
  const buttons = say && buttonsPart(say, chart, comparison);
  const root = element("div", { class: "run" }, [
    element("header", {}, [command, ...(buttons ? [buttons.root] : [])]),
    ...answer.parts,
    curve,
    who.root,
    comparison.root,
    gapSection,
  ]);

  const fill = (run: RunView) => {
    setText(command, run.command);
    command.title = run.command;
    buttons?.fill(run);
    answer.fill(run);
    curve.hidden = run.t.length < 2;
    moment.classList.toggle("many", run.heaps.length > 0);
    chart.show(run);
    table.show(run);
    who.fill(run);
    gapSection.hidden = run.gaps.length === 0;
    fillList(gaps, run.gaps);
  };
  return { root, fill };
}

function buttonsPart(say: Say, chart: MemoryChart, comparison: Comparison) {
  const stop = button("Stop", "primary", () => say({ type: "stop" }), { "data-testid": "stop" });
  const again = button("Probe again", "primary", () => say({ type: "again" }));
  const choose = button("Probe another…", "secondary", () => say({ type: "choose" }));
  const output = button("Output", "secondary", () => say({ type: "output" }));
  const report = button("Report", "secondary", () => say({ type: "report" }));
  const png = () => {
    const data = chart.picture();
    if (data) say({ type: "png", data });
  };
  const save = element("div", { class: "buttons save", role: "group", "aria-label": "Save as" }, [
    element("span", { class: "detail", "aria-hidden": "true" }, ["Save as"]),
    button("PNG", "secondary", png, { title: "The curve as a picture" }),
    button("JSON", "secondary", () => say({ type: "json" }), { title: "The report" }),
    button("HTML", "secondary", () => say({ type: "html", compared: comparison.chosen() }), {
      title: "This page as one file",
    }),
  ]);
  const fill = (run: RunView) => {
    stop.hidden = !run.running;
    for (const each of [again, choose]) each.hidden = run.running;
    save.hidden = run.running || run.t.length < 2;
    report.hidden = !run.hasReport;
  };
  return { root: element("div", { class: "buttons" }, [stop, again, choose, report, output, save]), fill };
}

function answerPart() {
  const peak = element("output", { class: "figure", id: "peak", "data-testid": "peak" });
  const peakDetail = element("span", { class: "detail", "data-testid": "peak-detail" });
  const facts = element("dl", { class: "facts" });
  const filled = element("p", { class: "filled", "data-testid": "filled" });
  const verdict = element("p", { class: "verdict", role: "status", "data-testid": "verdict" });
  const reasons = element("ul", { "data-testid": "reasons" });
  const left = element("div", { class: "reasons" }, [element("p", {}, ["What is left afterwards:"]), reasons]);
  const fill = (run: RunView) => {
    setText(peak, run.peak ?? "–");
    setText(peakDetail, run.peakDetail);
    fillFacts(facts, [
      ["Now", run.now],
      ["After", run.after],
      ["Budget", run.budget],
    ]);
    setText(filled, run.filled ?? "");
    filled.hidden = run.filled === null;
    setText(verdict, run.verdict);
    verdict.classList.toggle("bad", run.bad);
    left.hidden = run.reasons.length === 0;
    fillList(reasons, run.reasons);
  };
  const figures = element("section", { class: "answer", "aria-label": "The answer" }, [
    element("div", { class: "peak" }, [element("label", { for: "peak" }, ["Peak memory"]), peak, peakDetail]),
    facts,
  ]);
  return { parts: [figures, verdict, filled, left], fill };
}

function whoPart(say: Say | null) {
  const sites = new SiteTable(say && ((file, line) => say({ type: "open", file, line })));
  const body = element("tbody", { "data-testid": "processes" });
  const processes = element("table", { class: "plain processes" }, [
    element("thead", {}, [
      element("tr", {}, [
        element("th", { scope: "col" }, ["Process"]),
        element("th", { scope: "col" }, ["Role"]),
        element("th", { scope: "col", class: "number" }, ["Peak"]),
        element("th", { scope: "col", class: "number" }, ["Alive"]),
      ]),
    ]),
    body,
  ]);
  const root = element("section", { class: "who" }, [element("h2", {}, ["Who"]), sites.root, processes]);
  const fill = (run: RunView) => {
    root.hidden = run.who.length === 0 && run.sites.length === 0;
    sites.root.hidden = run.sites.length === 0;
    sites.show(run.sites);
    processes.hidden = run.who.length === 0;
    processes.classList.toggle("second", run.sites.length > 0);
    fillRows(
      body,
      run.who.map(({ title, role, peak, time }) => [title, role, peak, time]),
    );
  };
  return { root, fill };
}

function fillFacts(list: HTMLElement, facts: [name: string, value: string | null][]): void {
  const shown = facts.filter(([, value]) => value !== null);
  list.replaceChildren(
    ...shown.map(([name, value]) =>
      element("div", {}, [element("dt", {}, [name]), element("dd", { "data-testid": name.toLowerCase() }, [value!])]),
    ),
  );
}

function fillList(list: HTMLElement, items: string[]): void {
  if (items.join("\n") === [...list.children].map(({ textContent }) => textContent).join("\n")) return;
  list.replaceChildren(...items.map((item) => element("li", {}, [item])));
}
