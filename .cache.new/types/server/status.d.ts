/** What the status item says, over all roots: counts, indexing, and what is wrong. */
import type { Connection } from "vscode-languageserver/node";
import type { CheckResult } from "../rules/finding.ts";
import { type Status } from "./protocol.ts";
export declare class StatusReporter {
    #private;
    /** `#progress` is used only for clients that show work-done progress; see `begin`. */
    constructor(connection: Connection, results: () => (CheckResult | undefined)[]);
    /** Opens a progress in the client, which the user may cancel. */
    begin(onCancel: () => void): void;
    indexing(root: string, done: number, total: number): void;
    /** The check of a root ended, with a problem or without: told in one message, so that nobody sees the result beside the progress. */
    ended(root: string, problem?: string | null): void;
    problem(sentence: string | null): void;
    current(): Status;
    send(): void;
}
