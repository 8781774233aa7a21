/** What the connected client can do, read once from `initialize`. Everything the server does asks here, never for an editor's name. */
import type { InitializeParams } from "vscode-languageserver/node";
import type { InitializationOptions } from "./protocol.ts";
export interface ClientProfile {
    pullsDiagnostics: boolean;
    refreshesDiagnostics: boolean;
    refreshesLenses: boolean;
    answersConfiguration: boolean;
    registersConfiguration: boolean;
    registersFileWatchers: boolean;
    changesFolders: boolean;
    showsProgress: boolean;
    resolvesEdits: boolean;
    versionedEdits: boolean;
    actionLiterals: boolean;
    showsRelated: boolean;
    linksCodes: boolean;
    readsMarkdown: boolean;
    options: InitializationOptions;
}
export declare function readProfile(params: InitializeParams): ClientProfile;
/** Folders the client has open; a client that names none has only single files. */
export declare function foldersOf(params: InitializeParams): string[];
