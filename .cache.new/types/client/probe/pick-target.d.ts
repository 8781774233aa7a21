import * as vscode from "vscode";
import { type Target } from "./targets.ts";
/** Offers the current file, the scripts of its package and of each workspace folder, and a command line. `undefined` when the user leaves. */
export declare function pickTarget(memory: vscode.Memento, { title, attach }?: {
    title?: string | undefined;
    attach?: boolean | undefined;
}): Promise<Target | undefined>;
