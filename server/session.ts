/** One client's session: which message goes to which part of the server. What the parts do is written in them. */

import {
  CodeActionKind,
  CodeLensRefreshRequest,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type ActionSource, codeActions, resolveAction } from "./actions.ts";
import { type ClientProfile, foldersOf, readProfile } from "./client-profile.ts";
import { fixAllKind, toHover, touches } from "./convert.ts";
import { Diagnostics, untilCancelled } from "./diagnostics.ts";
import { EditorSettings } from "./editor-settings.ts";
import type { EngineThread } from "./engine.ts";
import { isReport } from "./measured.ts";
import { checkRequest, explainRequest } from "./protocol.ts";
import { spotsOf } from "./spots.ts";
import { watchFiles } from "./watching.ts";
import { Workspace } from "./workspace.ts";

export function startSession(connection: Connection, startEngine: () => EngineThread, version: string): void {
  const documents = new TextDocuments(TextDocument);
  let client: ClientProfile;
  let settings: EditorSettings;
  let workspace: Workspace;
  let diagnostics: Diagnostics;
  let folders: string[];

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    client = readProfile(params);
    folders = foldersOf(params);
    settings = new EditorSettings(connection, client);
    const onChange = () =>
      client.pullsDiagnostics ? diagnostics.announce(client.refreshesDiagnostics) : diagnostics.push();
    workspace = new Workspace({ connection, client, settings, documents, startEngine, onChange });
    diagnostics = new Diagnostics(connection, workspace.reportSource);
    return { capabilities: capabilities(client), serverInfo: { name: "orm-memory-lint", version } };
  });

  connection.onInitialized(async () => {
    if (client.changesFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        void workspace.setFolders(folders);
      });
    }
    await workspace.setFolders(folders);
    // A client that says it can and then refuses loses live updates, not the rest.
    await settings.listen().catch(() => {});
    if (client.registersFileWatchers) await watchFiles(connection).catch(() => {});
  });

  documents.onDidOpen(({ document }) => workspace.opened(document.uri));
  documents.onDidChangeContent(({ document }) => workspace.changed(document));
  documents.onDidSave(({ document }) => workspace.filesChanged([document.uri]));
  documents.onDidClose(({ document }) => {
    diagnostics.forget(document.uri);
    workspace.closed(document.uri);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const uris = changes.map(({ uri }) => uri);
    workspace.filesChanged(uris.filter((uri) => !isReport(uri)));
    if (!uris.some(isReport)) return;
    workspace.runsChanged();
    if (client.refreshesLenses) void connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
  });
  connection.onCodeLens(async ({ textDocument: { uri } }) =>
    (await settings.showsLenses(uri)) ? workspace.lenses(uri) : [],
  );
  connection.onDidChangeConfiguration(async (params) => {
    settings.received(params.settings);
    await workspace.configure();
  });

  connection.languages.diagnostics.on((params, token) =>
    diagnostics.pull(params.textDocument.uri, params.previousResultId, token),
  );
  connection.languages.diagnostics.onWorkspace((params, token, _progress, stream) =>
    diagnostics.pullWorkspace(params, token, stream),
  );

  const actions = (): ActionSource => ({ ...workspace.actionSource, client });
  connection.onCodeAction(async (params, token) => {
    await untilCancelled(workspace.settled(params.textDocument.uri), token);
    return codeActions(params, actions());
  });
  connection.onCodeActionResolve((action, token) => untilCancelled(resolveAction(action, actions()), token));

  connection.onHover(async ({ textDocument, position }, token) => {
    await untilCancelled(workspace.settled(textDocument.uri), token);
    const place = workspace.locate(textDocument.uri);
    const spot =
      place &&
      spotsOf(workspace.findings(place)).find(([each]) => touches(each.range, { start: position, end: position }));
    return spot ? toHover(spot, workspace.namesOf(place.root), client) : null;
  });

  connection.onRequest(checkRequest, (token) => untilCancelled(workspace.checkAgain(token), token));
  connection.onRequest(explainRequest, (params, token) => untilCancelled(workspace.explain(params), token));
  connection.onShutdown(() => workspace.stop());

  documents.listen(connection);
  connection.listen();
}

function capabilities(client: ClientProfile): InitializeResult["capabilities"] {
  return {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    hoverProvider: true,
    codeLensProvider: { resolveProvider: false },
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind],
      resolveProvider: client.resolvesEdits,
    },
    ...(client.pullsDiagnostics && {
      diagnosticProvider: { identifier: "orm-memory", interFileDependencies: true, workspaceDiagnostics: true },
    }),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
