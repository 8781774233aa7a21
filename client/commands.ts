/** The commands of the palette, but for the probe's. */
import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { checkWorkspaceCommand, restartServerCommand, showOutputCommand } from "./command-names.ts";
import { count, type Status, statusSentence } from "./status-text.ts";

export function registerCommands(client: LanguageClient, output: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(checkWorkspaceCommand, () => checkWorkspace(client)),
    vscode.commands.registerCommand(restartServerCommand, () => client.restart()),
    vscode.commands.registerCommand(showOutputCommand, () => output.show()),
  );
}

/** Looks at every file again, with a progress that can be cancelled, and shows what was found. */
async function checkWorkspace(client: LanguageClient): Promise<void> {
  const status = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: "ORM Memory: checking the workspace", cancellable: true },
    async (progress, token) => {
      const listener = client.onNotification("ormMemory/status", ({ indexing }: Status) => {
        if (indexing) progress.report({ message: `${count(indexing.done)} of ${count(indexing.total)} files` });
      });
      try {
        return await client.sendRequest<Status>("ormMemory/check", token);
      } catch (error) {
        if (token.isCancellationRequested) return undefined;
        throw error;
      } finally {
        listener.dispose();
      }
    },
  );
  if (!status) return;
  if (status.reads > 0 || status.problem) await vscode.commands.executeCommand("workbench.actions.view.problems");
  else void vscode.window.showInformationMessage(statusSentence(status));
}
