/**
 * How findings reach the client: pulled for a document, pulled or streamed for the workspace, or pushed to clients that
 * can't pull. What a client was told last is remembered, so that it is told again only what changed.
 */
import { type CancellationToken, type Connection, type Diagnostic, type DocumentDiagnosticReport, type ResultProgressReporter, type WorkspaceDiagnosticParams, type WorkspaceDiagnosticReport, type WorkspaceDiagnosticReportPartialResult } from "vscode-languageserver/node";
/** The files of the workspace as diagnostics need them. */
export interface ReportSource {
    /** Report of an open or closed file; undefined when it is in no root. */
    report(uri: string): {
        id: string;
        diagnostics: () => Diagnostic[];
    } | undefined;
    /** URIs of all files that have something to show. */
    uris(): string[];
    version(uri: string): number | null;
    /** Resolves when the answer for this file (all files without one) is as new as its text. */
    settled(uri?: string): Promise<void>;
}
export declare class Diagnostics {
    #private;
    constructor(connection: Connection, source: ReportSource);
    pull(uri: string, previousId: string | undefined, token: CancellationToken): Promise<DocumentDiagnosticReport>;
    /**
     * Answers for all files. A client that takes partial results keeps the request open and is sent each change at once;
     * others get one answer.
     */
    pullWorkspace(params: WorkspaceDiagnosticParams, token: CancellationToken, stream: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined): Promise<WorkspaceDiagnosticReport>;
    /** The document was closed: nobody pulls for it any more. */
    forget(uri: string): void;
    /** After a check, for clients that pull: streams what changed, and asks to pull again where an open document's answer is stale. */
    announce(canRefresh: boolean): void;
    /** After a check, for clients that can't pull. */
    push(): void;
}
/** The work's end, or a rejection that tells the client that its own cancelling was heard. */
export declare function untilCancelled<T>(work: Promise<T>, token: CancellationToken): Promise<T>;
