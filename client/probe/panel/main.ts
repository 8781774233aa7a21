import "uplot/dist/uPlot.min.css";
import "./panel.css";
import type { FromPanel, RunView, ToPanel } from "../messages.ts";
import { MemoryChart } from "./chart.ts";
import { button, element, setText } from "./elements.ts";
import { FigureTable, fillRows } from "./tables.ts";

declare function acquireVsCodeApi(): { postMessage(message: FromPanel): void; setState(state: unknown): void };

const editor = acquireVsCodeApi();
const say = (type: FromPanel["type"]) => () => editor.postMessage({ type });
const panel = document.getElementById("panel")!;

/** The page while there is no run: what to do first, with one button. */
function emptyPage(trusted: boolean): HTMLElement {
  const choose = button("Probe memory of…", "primary", say("choose"));
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

/** The page of a run; built once, then filled again and again. */
function runPage() {
  const command = element("code", { "data-testid": "command" });
  const stop = button("Stop", "primary", say("stop"), { "data-testid": "stop" });
  const again = button("Probe again", "primary", say("again"));
  const choose = button("Probe another…", "secondary", say("choose"));
  const output = button("Output", "secondary", say("output"));
  const report = button("Report", "secondary", say("report"));
  const peak = element("output", { class: "figure", id: "peak", "data-testid": "peak" });
  const peakDetail = element("span", { class: "detail", "data-testid": "peak-detail" });
  const facts = element("dl", { class: "facts" });
  const verdict = element("p", { class: "verdict", role: "status", "data-testid": "verdict" });
  const holder = element("div", { class: "chart", "data-testid": "chart" });
  const moment = element("p", { class: "moment", "aria-live": "polite" });
  const who = element("tbody", { "data-testid": "processes" });
  const table = new FigureTable();
  const gaps = element("ul");
  const whoSection = element("section", {}, [
    element("h2", {}, ["Who"]),
    element("table", { class: "plain" }, [
      element("thead", {}, [
        element("tr", {}, [
          element("th", { scope: "col" }, ["Process"]),
          element("th", { scope: "col" }, ["Role"]),
          element("th", { scope: "col", class: "number" }, ["Peak"]),
          element("th", { scope: "col", class: "number" }, ["Alive"]),
        ]),
      ]),
      who,
    ]),
  ]);
  const gapSection = element("section", { class: "gaps" }, [element("h2", {}, ["Not seen"]), gaps]);
  const root = element("div", { class: "run" }, [
    element("header", {}, [command, element("div", { class: "buttons" }, [stop, again, choose, report, output])]),
    element("section", { class: "answer", "aria-label": "The answer" }, [
      element("div", { class: "peak" }, [element("label", { for: "peak" }, ["Peak memory"]), peak, peakDetail]),
      facts,
    ]),
    verdict,
    element("section", { "aria-label": "The curve" }, [holder, moment, table.root]),
    whoSection,
    gapSection,
  ]);
  const chart = new MemoryChart(holder, moment);

  const fill = (run: RunView) => {
    setText(command, run.command);
    command.title = run.command;
    stop.hidden = !run.running;
    for (const each of [again, choose]) each.hidden = run.running;
    report.hidden = !run.hasReport;
    setText(peak, run.peak ?? "–");
    setText(peakDetail, run.peakDetail);
    fillFacts(facts, [
      ["Now", run.now],
      ["After", run.after],
      ["Budget", run.budget],
    ]);
    setText(verdict, run.verdict);
    verdict.classList.toggle("bad", run.bad);
    holder.parentElement!.hidden = run.t.length < 2;
    chart.show(run);
    table.show(run);
    whoSection.hidden = run.who.length === 0;
    fillRows(
      who,
      run.who.map(({ title, role, peak: most, time }) => [title, role, most, time]),
    );
    gapSection.hidden = run.gaps.length === 0;
    if (gaps.childElementCount !== run.gaps.length)
      gaps.replaceChildren(...run.gaps.map((gap) => element("li", {}, [gap])));
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

let page: ReturnType<typeof runPage> | null = null;

window.addEventListener("message", ({ data }: MessageEvent<ToPanel>) => {
  if (data.type === "empty") {
    page = null;
    panel.replaceChildren(emptyPage(data.trusted));
    return;
  }
  if (!page) {
    page = runPage();
    panel.replaceChildren(page.root);
  }
  page.fill(data.run);
  editor.setState({ folder: data.run.folder });
});

editor.postMessage({ type: "ready" });
