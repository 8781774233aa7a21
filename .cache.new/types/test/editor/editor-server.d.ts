import type { EditorProgram } from "./machine.ts";
/** How long a step may take; a crowded machine boots a workbench in half a minute. */
export declare const patience: number;
export interface EditorServer {
    port: number;
    /** All that the server printed so far. */
    log(): string;
    /** Writes files to a new folder that the editor can open. */
    workspace(files: Record<string, string>): string;
    stop(): Promise<void>;
}
export declare function startEditorServer({ node, main }: EditorProgram, vsix: string): Promise<EditorServer>;
