import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { RUN_FILES } from "../../probe/index.ts";
import type { FromPanel, ToPanel } from "./messages.ts";
import { pageHtml } from "./page.ts";
import type { FollowedRun } from "./run.ts";
import { viewOf } from "./run-view.ts";
import type { Target } from "./targets.ts";

export const PANEL_TYPE = "ormMemory.probePanel";

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

  /** `revived` is a panel that the editor kept over a reload of the window. */
  constructor(extension: vscode.Uri, actions: PanelActions, revived?: vscode.WebviewPanel) {
    const dist = vscode.Uri.joinPath(extension, "dist");
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

  #send(): void {
    if (!this.#ready || !this.#panel.visible) return;
    const message: ToPanel = this.#run
      ? { type: "run", run: viewOf(this.#run, this.#target?.command ?? []) }
      : { type: "empty", trusted: vscode.workspace.isTrusted };
    void this.#panel.webview.postMessage(message);
  }

  #receive({ type }: FromPanel): void {
    switch (type) {
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
    }
  }

  async #open(name: string): Promise<void> {
    if (!this.#run) return;
    const file = path.join(this.#run.folder, name);
    if (fs.existsSync(file)) await vscode.window.showTextDocument(vscode.Uri.file(file), { preview: true });
    else void vscode.window.showInformationMessage(`This run has no ${name}.`);
  }
}
