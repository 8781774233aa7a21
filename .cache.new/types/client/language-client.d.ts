/** Starts the language server that ships beside this bundle, and tells it what this editor can do. */
import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/node";
/** Languages that are checked, by the editor's names for them. */
export declare const languages: string[];
export declare function createLanguageClient(context: vscode.ExtensionContext, output: vscode.LogOutputChannel): LanguageClient;
