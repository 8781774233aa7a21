/** *Explain This Read*: why the read under the cursor is reported or is not, beside the code. */
import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
export declare function registerExplain(client: LanguageClient): vscode.Disposable;
