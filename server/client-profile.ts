/** What the connected client can do, read once from `initialize`. Everything the server does asks here, never for an editor's name. */
import type { ClientCapabilities, InitializeParams } from "vscode-languageserver/node";
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

export function readProfile(params: InitializeParams): ClientProfile {
  const { workspace, textDocument, window } = params.capabilities ?? ({} as ClientCapabilities);
  const options = (params.initializationOptions ?? {}) as InitializationOptions;
  const action = textDocument?.codeAction;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersFileWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    changesFolders: workspace?.workspaceFolders === true,
    showsProgress: window?.workDoneProgress === true && options.showsStatus !== true,
    resolvesEdits: action?.dataSupport === true && action.resolveSupport?.properties.includes("edit") === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    actionLiterals: action?.codeActionLiteralSupport !== undefined,
    showsRelated:
      textDocument?.publishDiagnostics?.relatedInformation === true ||
      textDocument?.diagnostic?.relatedInformation === true,
    linksCodes:
      textDocument?.publishDiagnostics?.codeDescriptionSupport === true ||
      textDocument?.diagnostic?.codeDescriptionSupport === true,
    readsMarkdown: textDocument?.hover?.contentFormat?.includes("markdown") === true,
    options,
  };
}

/** Folders the client has open; a client that names none has only single files. */
export function foldersOf(params: InitializeParams): string[] {
  if (params.workspaceFolders?.length) return params.workspaceFolders.map(({ uri }) => uri);
  return params.rootUri ? [params.rootUri] : [];
}
