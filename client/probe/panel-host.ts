import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { type ComparedRun, comparedRun, RUN_FILES, reportOf } from "../../probe/index.ts";
import { EarlierRuns } from "./earlier-runs.ts";
import type { FromPanel, ToPanel } from "./messages.ts";
import { pageHtml } from "./page.ts";
import { type FollowedRun, POLL_MS } from "./run.ts";
import { viewOf } from "./run-view.ts";
import { pictureBytes, reportBytes, save, savedPage } from "./save.ts";
import { siteFile } from "./site-file.ts";
import type { Target } from "./targets.ts";

export const PANEL_TYPE = "ormMemory.probePanel";

/** Of the editor's time at most one part in so many goes into a page. */
const REST = 10;

/** What the panel asks of the extension. */
export interface PanelActions {
  choose(): void;
  again(target: Target): void;
}

/** One panel: shows one run at a time, and passes the page's buttons on. */
export class ProbePanel {
  readonly #panel: vscode.WebviewPanel;
  readonly #actions: PanelActions;
  #run: FollowedRun | null = null;
  #target: Target | null = null;
  #ready = false;
  readonly #dist: vscode.Uri;
  readonly #earlier = new EarlierRuns();
  #timer: NodeJS.Timeout | null = null;
  /** Something came while the timer ran. */
  #waiting = false;

  /** `revived` is a panel that the editor kept over a reload of the window. */
  constructor(extension: vscode.Uri, actions: PanelActions, revived?: vscode.WebviewPanel) {
    const dist = vscode.Uri.joinPath(extension, "dist");
    this.#dist = dist;
    this.#actions = actions;
    this.#panel =
      revived ??
      vscode.window.createWebviewPanel(PANEL_TYPE, "Memory Probe", vscode.ViewColumn.Beside, {
        retainContextWhenHidden: false,
      });
    const { webview } = this.#panel;
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    webview.onDidReceiveMessage((message: FromPanel) => this.#receive(message));
    this.#panel.onDidChangeViewState(() => this.#send());
    webview.html = pageHtml({
      nonce: randomBytes(16).toString("base64"),
      cspSource: webview.cspSource,
      script: webview.asWebviewUri(vscode.Uri.joinPath(dist, "panel.js")).toString(),
      style: webview.asWebviewUri(vscode.Uri.joinPath(dist, "panel.css")).toString(),
    });
  }

  onClosed(listener: () => void): void {
    this.#panel.onDidDispose(() => {
      if (this.#timer) clearTimeout(this.#timer);
      this.#run?.dispose();
      listener();
    });
  }

  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  /** Shows a run from now on; `target` is what to run for *Probe again*, where that is known. */
  show(run: FollowedRun, target: Target | null): void {
    this.#run?.dispose();
    this.#run = run;
    this.#target = target;
    run.onChange(() => this.#send());
    this.#send();
  }

  /** A long run takes longer to make a page of: then it is sent more seldom, so that the editor has most of the time. */
  #send(): void {
    if (!this.#ready || !this.#panel.visible) return;
    if (this.#timer) {
      this.#waiting = true;
      return;
    }
    const start = performance.now();
    const run = this.#run;
    if (run) {
      this.#post({ type: "run", run: this.#view(run) });
      if (run.phase !== "starting" && run.phase !== "running") void this.#sendEarlier(run);
    } else this.#post({ type: "empty", trusted: vscode.workspace.isTrusted });
    const rest = (performance.now() - start) * REST;
    if (rest < POLL_MS) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      const waiting = this.#waiting;
      this.#waiting = false;
      if (waiting) this.#send();
    }, rest);
  }

  #post(message: ToPanel): void {
    void this.#panel.webview.postMessage(message);
  }

  #view(run: FollowedRun) {
    return viewOf(run, this.#target?.command ?? []);
  }

  /** The run and those beside it. */
  #runsOf({ folder, state }: FollowedRun): Promise<ComparedRun[]> {
    const own = state.start ? comparedRun(path.basename(folder), reportOf(state)) : null;
    return this.#earlier.beside(folder, own);
  }

  async #sendEarlier(run: FollowedRun): Promise<void> {
    const runs = await this.#runsOf(run);
    if (this.#run === run) this.#post({ type: "runs", runs });
  }

  #receive(message: FromPanel): void {
    switch (message.type) {
      case "ready":
        this.#ready = true;
        this.#send();
        break;
      case "choose":
        this.#actions.choose();
        break;
      case "again":
        if (this.#target) this.#actions.again(this.#target);
        else this.#actions.choose();
        break;
      case "stop":
        this.#run?.stop();
        break;
      case "output":
        void this.#open(RUN_FILES.output);
        break;
      case "report":
        void this.#open(RUN_FILES.report);
        break;
      case "open":
        void this.#openSite(message.file, message.line);
        break;
      case "png":
        this.#save("png", pictureBytes(message.data));
        break;
      case "json":
        this.#save("json", this.#run && reportBytes(this.#run));
        break;
      case "html":
        void this.#savePage(message.compared);
        break;
    }
  }

  #save(extension: "png" | "json" | "html", bytes: Uint8Array | null): void {
    if (this.#run && bytes) void save(this.#run.folder, extension, bytes);
  }

  async #savePage(compared: readonly string[]): Promise<void> {
    const run = this.#run;
    if (!run) return;
    const runs = (await this.#runsOf(run)).filter(({ id }) => compared.includes(id));
    this.#save("html", savedPage(this.#dist.fsPath, this.#view(run), runs));
  }

  async #openSite(file: string, line: number): Promise<void> {
    const found = this.#run && siteFile(this.#run.state, file, line);
    if (!found) return;
    const at = new vscode.Position(found.line - 1, 0);
    await vscode.window.showTextDocument(vscode.Uri.file(found.path), {
      selection: new vscode.Range(at, at),
      // The page stays where it is, so that the line is seen beside it.
      viewColumn: vscode.ViewColumn.One,
    });
  }

  async #open(name: string): Promise<void> {
    if (!this.#run) return;
    const file = path.join(this.#run.folder, name);
    if (fs.existsSync(file)) await vscode.window.showTextDocument(vscode.Uri.file(file), { preview: true });
    else void vscode.window.showInformationMessage(`This run has no ${name}.`);
  }
}
