import "uplot/dist/uPlot.min.css";
import "./panel.css";
import "./chart.css";
import "./tables.css";
import "./compare.css";
import type { KeptPage } from "../../../probe/view/shapes.ts";
import type { FromPanel, ToPanel } from "../messages.ts";
import { Comparison } from "./compare.ts";
import { emptyPage, runPage } from "./page.ts";

/** What the page keeps over a reload of the window. */
interface Kept {
  folder?: string;
  compared?: string[];
}

declare const acquireVsCodeApi:
  | (() => { postMessage(message: FromPanel): void; getState(): Kept | undefined; setState(state: Kept): void })
  | undefined;

const panel = document.getElementById("panel")!;
const idOf = (folder: string) => folder.split(/[\\/]/).at(-1) ?? folder;

/** In the editor: shows what the extension sends. */
function inEditor(editor: ReturnType<NonNullable<typeof acquireVsCodeApi>>): void {
  const say = (message: FromPanel) => editor.postMessage(message);
  let kept: Kept = editor.getState() ?? {};
  const keep = (more: Kept) => {
    kept = { ...kept, ...more };
    editor.setState(kept);
  };
  let page: ReturnType<typeof runPage> | null = null;
  let comparison = new Comparison(null, () => {});

  const open = (folder: string) => {
    comparison = new Comparison(folder === kept.folder ? (kept.compared ?? null) : null, (compared) =>
      keep({ compared }),
    );
    page = runPage(say, comparison);
    panel.replaceChildren(page.root);
    return page;
  };

  window.addEventListener("message", ({ data }: MessageEvent<ToPanel>) => {
    if (data.type === "empty") {
      page = null;
      panel.replaceChildren(emptyPage(data.trusted, say));
    } else if (data.type === "runs") {
      comparison.show(data.runs, idOf(kept.folder ?? ""));
    } else {
      const { folder } = data.run;
      (page && folder === kept.folder ? page : open(folder)).fill(data.run);
      if (folder !== kept.folder) {
        kept = {};
        keep({ folder });
      }
    }
  });
  say({ type: "ready" });
}

/** A file of its own: shows what it carries with it. */
function alone({ run, runs }: KeptPage): void {
  const comparison = new Comparison(
    runs.map(({ id }) => id),
    () => {},
  );
  const page = runPage(null, comparison);
  panel.replaceChildren(page.root);
  page.fill(run);
  comparison.show(runs, idOf(run.folder));
}

if (typeof acquireVsCodeApi === "function") inEditor(acquireVsCodeApi());
else alone(JSON.parse(document.getElementById("kept")!.textContent!) as KeptPage);
