/** The commands of the palette, but for the probe's. */
import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
export declare function registerCommands(client: LanguageClient, output: vscode.LogOutputChannel): vscode.Disposable;
