/** The status bar's item and the language status item, fed by the server's `ormMemory/status`. */
import * as vscode from "vscode";
import { restartServerCommand, showOutputCommand } from "./command-names.ts";
import { languages } from "./language-client.ts";
import { type Status, statusSentence, statusText } from "./status-text.ts";

const showProblems: vscode.Command = { command: "workbench.actions.view.problems", title: "Show Problems" };
const showOutput: vscode.Command = { command: showOutputCommand, title: "Show Output" };

export class StatusItems implements vscode.Disposable {
  #bar = vscode.window.createStatusBarItem("ormMemory.status", vscode.StatusBarAlignment.Left, 50);
  #language = vscode.languages.createLanguageStatusItem(
    "ormMemory.status",
    languages.map((language) => ({ language })),
  );

  constructor() {
    this.#bar.name = "ORM Memory";
    this.#bar.text = "ORM Memory: starting";
    this.#language.name = "ORM Memory";
    this.#language.text = "ORM Memory: starting";
    this.#bar.show();
  }

  show(status: Status): void {
    const text = statusText(status);
    const wrong = status.problem !== null;
    this.#bar.text = wrong ? `$(warning) ${text}` : text;
    this.#bar.tooltip = wrong ? problemTooltip(status.problem!) : statusSentence(status);
    this.#bar.command = wrong ? showOutput : showProblems;
    this.#language.text = text;
    this.#language.detail = status.problem ?? statusSentence(status);
    this.#language.severity = wrong ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
    this.#language.command = wrong ? showOutput : showProblems;
    this.#language.busy = status.indexing !== null;
  }

  dispose(): void {
    this.#bar.dispose();
    this.#language.dispose();
  }
}

/** The sentence, and the commands that help. */
function problemTooltip(sentence: string): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString("", true);
  tooltip.isTrusted = { enabledCommands: [showOutputCommand, restartServerCommand] };
  tooltip.appendText(sentence);
  return tooltip.appendMarkdown(
    `\n\n[Show output](command:${showOutputCommand}) · [Restart server](command:${restartServerCommand})`,
  );
}
