import { type ClientCapabilities, type CodeAction, type CodeLens, type Diagnostic, type DocumentDiagnosticReport, type InitializeResult, type ProtocolConnection, type Range, type TextEdit, type WorkspaceDocumentDiagnosticReport } from "vscode-languageserver-protocol/node";
import type { Status } from "../../server/protocol.ts";
export declare const waitMilliseconds = 20000;
/** A client that can do what VS Code can. */
export declare const everything: ClientCapabilities;
export interface ClientOptions {
    capabilities?: ClientCapabilities;
    folders?: string[];
    initializationOptions?: Record<string, unknown>;
    /** Answers `workspace/configuration`. */
    settings?: Record<string, unknown>;
    /** How the server is started; `cli` is `orm-memory-lint lsp --stdio`. */
    transport?: "stdio" | "ipc" | "cli";
}
/** What the server sent without being asked, in order of arrival. */
export interface Told {
    published: Map<string, {
        version?: number;
        diagnostics: Diagnostic[];
    }>;
    statuses: Status[];
    log: string[];
    progress: string[];
    /** Chunks of a workspace request that stays open. */
    streamed: WorkspaceDocumentDiagnosticReport[][];
    registered: string[];
    refreshes: number;
    lensRefreshes: number;
}
export declare class TestClient {
    #private;
    readonly told: Told;
    /** Cancels a progress as soon as it begins. */
    cancelsProgress: boolean;
    settings: Record<string, unknown>;
    initialized: InitializeResult;
    stderr: string;
    static start(options?: ClientOptions): Promise<TestClient>;
    readonly connection: ProtocolConnection;
    private constructor();
    open(uri: string, text: string, languageId?: string): Promise<void>;
    /** Replaces one range, as a keystroke does. */
    edit(uri: string, range: Range, text: string): Promise<void>;
    /** Replaces the first occurrence of `old`, sent as the smallest change. */
    replace(uri: string, old: string, text: string): Promise<void>;
    close(uri: string): Promise<void>;
    textOf(uri: string): string;
    apply(uri: string, edits: TextEdit[]): string;
    report(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport>;
    pull(uri: string): Promise<Diagnostic[]>;
    actions(uri: string, range: Range, only?: string[], diagnostics?: Diagnostic[]): Promise<CodeAction[]>;
    resolve(action: CodeAction): Promise<CodeAction>;
    lenses(uri: string): Promise<CodeLens[]>;
    /** Waits for something the server tells by itself. */
    until(what: string, check: () => unknown): Promise<void>;
    /** Shuts down in order; answers the exit status. */
    stop(): Promise<number | null>;
    kill(): void;
}
