/** *Explain This Read*: why the read under the cursor is reported or is not, beside the code. */
import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { explainReadCommand } from "./command-names.ts";

const scheme = "orm-memory-explanation";

/** What the server answers; `server/protocol.ts` describes it. */
interface Answer {
  text: string;
  root: string;
}

export function registerExplain(client: LanguageClient): vscode.Disposable {
  const explanations = new Explanations();
  return vscode.Disposable.from(
    explanations,
    vscode.workspace.registerTextDocumentContentProvider(scheme, explanations),
    vscode.languages.registerDocumentLinkProvider({ scheme }, explanations),
    vscode.commands.registerCommand(explainReadCommand, () => explain(client, explanations)),
  );
}

async function explain(client: LanguageClient, explanations: Explanations): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.uri.scheme !== "file") {
    void vscode.window.showInformationMessage("Put the cursor on a read in a TypeScript or JavaScript file first.");
    return;
  }
  const { uri } = editor.document;
  const { line } = editor.selection.active;
  try {
    const options = { location: vscode.ProgressLocation.Window, title: "ORM Memory: explaining the read" };
    const answer = await vscode.window.withProgress(options, () =>
      client.sendRequest<Answer>("ormMemory/explain", { uri: client.code2ProtocolConverter.asUri(uri), line }),
    );
    await explanations.show(answer);
  } catch (error) {
    void vscode.window.showWarningMessage(error instanceof Error ? error.message : String(error));
  }
}

/** One document that always holds the last answer; its places are links. */
class Explanations implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #uri = vscode.Uri.from({ scheme, path: "/Why this read" });
  #last: Answer = { text: "", root: "" };

  async show(answer: Answer): Promise<void> {
    this.#last = answer;
    this.#changed.fire(this.#uri);
    const document = await vscode.workspace.openTextDocument(this.#uri);
    await vscode.window.showTextDocument(document, {
      viewColumn: vscode.ViewColumn.Beside,
      preview: true,
      preserveFocus: true,
    });
  }

  provideTextDocumentContent(): string {
    return this.#last.text;
  }

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const links: vscode.DocumentLink[] = [];
    for (const match of document.getText().matchAll(/(?<=^|\s)([^\s:]+\.[cm]?[jt]sx?):(\d+)/gm)) {
      const range = new vscode.Range(
        document.positionAt(match.index),
        document.positionAt(match.index + match[0].length),
      );
      const file = vscode.Uri.joinPath(vscode.Uri.parse(this.#last.root), match[1]!);
      links.push(new vscode.DocumentLink(range, file.with({ fragment: `L${match[2]}` })));
    }
    return links;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
