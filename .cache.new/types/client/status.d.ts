/** The status bar's item and the language status item, fed by the server's `ormMemory/status`. */
import * as vscode from "vscode";
import { type Status } from "./status-text.ts";
export declare class StatusItems implements vscode.Disposable {
    #private;
    constructor();
    show(status: Status): void;
    dispose(): void;
}
