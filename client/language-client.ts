/** Starts the language server that ships beside this bundle, and tells it what this editor can do. */
import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, TransportKind } from "vscode-languageclient/node";
import { probeCommand } from "./command-names.ts";

/** Languages that are checked, by the editor's names for them. */
export const languages = ["typescript", "typescriptreact", "javascript", "javascriptreact", "python"];

export function createLanguageClient(
  context: vscode.ExtensionContext,
  output: vscode.LogOutputChannel,
): LanguageClient {
  const server = { module: context.asAbsolutePath("dist/server.cjs"), transport: TransportKind.ipc };
  const options: LanguageClientOptions = {
    documentSelector: [
      ...languages.map((language) => ({ scheme: "file", language })),
      // Unsaved configuration counts as unsaved source does.
      { scheme: "file", pattern: "**/orm-memory.config.json" },
    ],
    outputChannel: output,
    diagnosticPullOptions: { onChange: true, onSave: true },
    initializationOptions: { cacheDirectory: context.storageUri?.fsPath, showsStatus: true, probeCommand },
    middleware: {
      // The server does not know about trust; where nothing may run, the probe is not offered.
      provideCodeActions: async (document, range, actionContext, token, next) => {
        const actions = await next(document, range, actionContext, token);
        if (vscode.workspace.isTrusted) return actions;
        return actions?.filter((action) => !runsProbe(action));
      },
    },
  };
  return new LanguageClient("ormMemory", "ORM Memory", { run: server, debug: server }, options);
}

function runsProbe({ command }: vscode.Command | vscode.CodeAction): boolean {
  return (typeof command === "string" ? command : command?.command) === probeCommand;
}
