/** Wires the extension together and does nothing else. */
import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { registerCommands } from "./commands.ts";
import { registerExplain } from "./explain.ts";
import { createLanguageClient } from "./language-client.ts";
import { registerProbe } from "./probe/index.ts";
import { StatusItems } from "./status.ts";
import type { Status } from "./status-text.ts";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel("ORM Memory", { log: true });
  const status = new StatusItems();
  client = createLanguageClient(context, output);
  client.onNotification("ormMemory/status", (sent: Status) => status.show(sent));
  context.subscriptions.push(output, status, registerCommands(client, output), registerExplain(client));
  registerProbe(context);
  await client.start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
