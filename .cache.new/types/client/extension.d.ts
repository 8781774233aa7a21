/** Wires the extension together and does nothing else. */
import * as vscode from "vscode";
export declare function activate(context: vscode.ExtensionContext): Promise<void>;
export declare function deactivate(): Promise<void>;
