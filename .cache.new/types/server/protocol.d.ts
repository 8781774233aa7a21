/** What this server says and understands beyond the Language Server Protocol. All of it is optional for a client. */
import { NotificationType, RequestType, RequestType0 } from "vscode-languageserver/node";
/** `initializationOptions` of the `initialize` request. */
export interface InitializationOptions {
    /** Folder for cached facts; without it the user's cache folder is used. */
    cacheDirectory?: string;
    /** Set by a client that shows `ormMemory/status` itself; it then gets no work-done progress besides. */
    showsStatus?: boolean;
    /** The client's command that opens the memory probe for a read; without it no action mentions the probe. */
    probeCommand?: string;
    /** Settings for clients without `workspace/configuration`, as under `ormMemory.*`. */
    settings?: unknown;
}
/** What a status item shows. */
export interface Status {
    /** Findings, and the pools they run in. */
    reads: number;
    pools: number;
    /** What was looked at, so that silence can be trusted. */
    files: number;
    entries: number;
    readsReached: number;
    /** Files read so far while indexing; null when idle. */
    indexing: {
        done: number;
        total: number;
    } | null;
    /** One sentence when something is wrong: what, where, what to do. */
    problem: string | null;
}
/** Server to client: what the status item shows. */
export declare const statusNotification: NotificationType<Status>;
/** Client to server: look at every file again. Answers when done. */
export declare const checkRequest: RequestType0<Status, void>;
/** A line of a file, from 0, as in the protocol. */
export interface ExplainParams {
    uri: string;
    line: number;
}
/** What `ormMemory/explain` answers: the text of `check --explain`, with paths relative to the folder. */
export interface ExplainAnswer {
    text: string;
    /** Folder that the text's paths count from. */
    root: string;
}
/** Client to server: why the reads of a line are reported or not. Rejects with a sentence for a file that is not looked at. */
export declare const explainRequest: RequestType<ExplainParams, ExplainAnswer, void>;
