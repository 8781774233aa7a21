/**
 * How findings reach the client: pulled for a document, pulled or streamed for the workspace, or pushed to clients that
 * can't pull. What a client was told last is remembered, so that it is told again only what changed.
 */
import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type ResultProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver/node";
import { nothing } from "./results.ts";

/** The files of the workspace as diagnostics need them. */
export interface ReportSource {
  /** Report of an open or closed file; undefined when it is in no root. */
  report(uri: string): { id: string; diagnostics: () => Diagnostic[] } | undefined;
  /** URIs of all files that have something to show. */
  uris(): string[];
  version(uri: string): number | null;
  /** Resolves when the answer for this file (all files without one) is as new as its text. */
  settled(uri?: string): Promise<void>;
}

export class Diagnostics {
  #connection: Connection;
  #source: ReportSource;
  /** Open documents: the id of the last answer, and how many pulls are waiting. */
  #pulled = new Map<string, { id: string | undefined; waiting: number }>();
  #pushed = new Map<string, string>();
  #streams = new Set<() => void>();

  constructor(connection: Connection, source: ReportSource) {
    this.#connection = connection;
    this.#source = source;
  }

  async pull(uri: string, previousId: string | undefined, token: CancellationToken): Promise<DocumentDiagnosticReport> {
    const state = this.#pulled.get(uri) ?? { id: undefined, waiting: 0 };
    this.#pulled.set(uri, state);
    state.waiting++;
    try {
      await untilCancelled(this.#source.settled(uri), token);
    } finally {
      state.waiting--;
    }
    const found = this.#source.report(uri);
    const id = found?.id ?? nothing;
    state.id = id;
    if (id === previousId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id };
    return { kind: DocumentDiagnosticReportKind.Full, resultId: id, items: found?.diagnostics() ?? [] };
  }

  /**
   * Answers for all files. A client that takes partial results keeps the request open and is sent each change at once;
   * others get one answer.
   */
  async pullWorkspace(
    params: WorkspaceDiagnosticParams,
    token: CancellationToken,
    stream: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
  ): Promise<WorkspaceDiagnosticReport> {
    const known = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
    await untilCancelled(this.#source.settled(), token);
    const first = this.#workspaceReports(known, true);
    if (!stream) return { items: first };
    stream.report({ items: first });
    const changed = () => {
      const items = this.#workspaceReports(known, false);
      if (items.length > 0) stream.report({ items });
    };
    this.#streams.add(changed);
    try {
      await untilCancelled(new Promise<void>(() => {}), token);
    } finally {
      this.#streams.delete(changed);
    }
    return { items: [] };
  }

  /** The document was closed: nobody pulls for it any more. */
  forget(uri: string): void {
    this.#pulled.delete(uri);
  }

  /** After a check, for clients that pull: streams what changed, and asks to pull again where an open document's answer is stale. */
  announce(canRefresh: boolean): void {
    for (const changed of this.#streams) changed();
    const stale = [...this.#pulled].some(
      ([uri, { id, waiting }]) => waiting === 0 && id !== undefined && id !== (this.#source.report(uri)?.id ?? nothing),
    );
    if (stale && canRefresh) this.#connection.languages.diagnostics.refresh().catch(() => {});
  }

  /** After a check, for clients that can't pull. */
  push(): void {
    const uris = new Set([...this.#source.uris(), ...this.#pushed.keys()]);
    for (const uri of uris) {
      const found = this.#source.report(uri);
      const id = found?.id ?? nothing;
      if (this.#pushed.get(uri) === id) continue;
      if (id === nothing) this.#pushed.delete(uri);
      else this.#pushed.set(uri, id);
      const version = this.#source.version(uri);
      void this.#connection.sendDiagnostics({
        uri,
        diagnostics: found?.diagnostics() ?? [],
        ...(version !== null && { version }),
      });
    }
  }

  /** Reports of files whose id differs from the one in `known`, which is brought up to date; with `all` also of unchanged ones. */
  #workspaceReports(known: Map<string, string>, all: boolean): WorkspaceDocumentDiagnosticReport[] {
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    for (const uri of new Set([...this.#source.uris(), ...known.keys()])) {
      const found = this.#source.report(uri);
      const resultId = found?.id ?? nothing;
      const version = this.#source.version(uri);
      if (known.get(uri) !== resultId) {
        items.push({
          kind: DocumentDiagnosticReportKind.Full,
          uri,
          version,
          resultId,
          items: found?.diagnostics() ?? [],
        });
      } else if (all) items.push({ kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId });
      known.set(uri, resultId);
    }
    return items;
  }
}

/** The work's end, or a rejection that tells the client that its own cancelling was heard. */
export function untilCancelled<T>(work: Promise<T>, token: CancellationToken): Promise<T> {
  const cancelled = () => new ResponseError<void>(LSPErrorCodes.RequestCancelled, "cancelled");
  if (token.isCancellationRequested) return Promise.reject(cancelled());
  return new Promise((resolve, reject) => {
    const listener = token.onCancellationRequested(() => reject(cancelled()));
    work.then(resolve, reject).finally(() => listener.dispose());
  });
}
