/** The folders the client has open, their documents and settings, and what the engine found in them. */
import type { CancellationToken, CodeLens, Connection, TextDocuments } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Finding } from "../rules/finding.ts";
import type { ActionSource } from "./actions.ts";
import type { ClientProfile } from "./client-profile.ts";
import { type Names } from "./convert.ts";
import type { ReportSource } from "./diagnostics.ts";
import type { EditorSettings } from "./editor-settings.ts";
import { type EngineThread } from "./engine.ts";
import type { ExplainAnswer, ExplainParams, Status } from "./protocol.ts";
import { type Place, type Root } from "./roots.ts";
export interface WorkspaceParts {
    connection: Connection;
    client: ClientProfile;
    settings: EditorSettings;
    documents: TextDocuments<TextDocument>;
    startEngine: () => EngineThread;
    /** The findings of some file changed. */
    onChange: () => void;
}
export declare class Workspace {
    #private;
    constructor(parts: WorkspaceParts);
    /** Takes the client's folders; what is open in new ones is told to the engine before they are checked. */
    setFolders(folders: string[]): Promise<void>;
    /** Reads the editor's settings anew and checks everything with them. */
    configure(): Promise<void>;
    opened(uri: string): void;
    changed(document: TextDocument): void;
    closed(uri: string): void;
    /** Files were created, changed or deleted on disk. */
    filesChanged(uris: string[]): void;
    /** The memory probe has finished a run: findings are joined to it anew. */
    runsChanged(): void;
    /** What the memory probe measured at the calls of a file. */
    lenses(uri: string): CodeLens[];
    /** Looks at every file again, whatever was told about changes. */
    checkAgain(token: CancellationToken): Promise<Status>;
    /** Resolves when what is known about the file (about all without one) is as new as its text. */
    settled(uri?: string): Promise<void>;
    /** Why the reads of a line (from 0) are reported or not. */
    explain({ uri, line }: ExplainParams): Promise<ExplainAnswer>;
    locate(uri: string): Place | undefined;
    findings(place: Place): Finding[];
    namesOf(root: Root): Names;
    stop(): Promise<void>;
    readonly reportSource: ReportSource;
    readonly actionSource: Omit<ActionSource, "client">;
}
