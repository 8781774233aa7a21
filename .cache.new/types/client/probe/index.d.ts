import * as vscode from "vscode";
/**
 * Registers *Probe memory of…* and the panel it opens. Programs are run by the extension's own command line, in a process
 * that outlives the editor; a panel that the editor restores finds its run again.
 */
export declare function registerProbe(context: vscode.ExtensionContext): void;
