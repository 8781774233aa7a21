import * as vscode from "vscode";
import { type FollowedRun } from "./run.ts";
import type { Target } from "./targets.ts";
export declare const PANEL_TYPE = "ormMemory.probePanel";
/** What the panel asks of the extension. */
export interface PanelActions {
    choose(): void;
    again(target: Target): void;
}
/** One panel: shows one run at a time, and passes the page's buttons on. */
export declare class ProbePanel {
    #private;
    /** `revived` is a panel that the editor kept over a reload of the window. */
    constructor(extension: vscode.Uri, actions: PanelActions, revived?: vscode.WebviewPanel);
    onClosed(listener: () => void): void;
    reveal(): void;
    /** Shows a run from now on; `target` is what to run for *Probe again*, where that is known. */
    show(run: FollowedRun, target: Target | null): void;
}
