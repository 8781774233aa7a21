/** A language client for tests: speaks to the built server over stdio or node IPC, and remembers what it was told. */
import assert from "node:assert/strict";
import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
  type ClientCapabilities,
  type CodeAction,
  type CodeLens,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Status } from "../../server/protocol.ts";

const inDist = (file: string) => fileURLToPath(new URL(`../../dist/${file}`, import.meta.url));
const serverFile = inDist("server.cjs");
export const waitMilliseconds = 20_000;

/** A client that can do what VS Code can. */
export const everything: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true },
  },
  textDocument: {
    diagnostic: {
      dynamicRegistration: true,
      relatedInformation: true,
      codeDescriptionSupport: true,
      dataSupport: true,
    },
    hover: { contentFormat: ["markdown", "plaintext"] },
    codeAction: {
      dataSupport: true,
      resolveSupport: { properties: ["edit"] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "refactor.rewrite", "source.fixAll"] } },
    },
  },
  window: { workDoneProgress: true },
};

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
  published: Map<string, { version?: number; diagnostics: Diagnostic[] }>;
  statuses: Status[];
  log: string[];
  progress: string[];
  /** Chunks of a workspace request that stays open. */
  streamed: WorkspaceDocumentDiagnosticReport[][];
  registered: string[];
  refreshes: number;
  lensRefreshes: number;
}

interface Progress {
  token: string | number;
  value: { kind?: string; message?: string; items?: WorkspaceDocumentDiagnosticReport[] };
}

export class TestClient {
  readonly told: Told = {
    published: new Map(),
    statuses: [],
    log: [],
    progress: [],
    streamed: [],
    registered: [],
    refreshes: 0,
    lensRefreshes: 0,
  };
  /** Cancels a progress as soon as it begins. */
  cancelsProgress = false;
  settings: Record<string, unknown>;
  initialized!: InitializeResult;
  stderr = "";
  #child: ChildProcess;
  #texts = new Map<string, TextDocument>();

  static async start(options: ClientOptions = {}): Promise<TestClient> {
    const client = new TestClient(options);
    await client.#initialize(options);
    return client;
  }

  readonly connection: ProtocolConnection;

  private constructor(options: ClientOptions) {
    this.settings = options.settings ?? {};
    if (options.transport === "ipc") {
      this.#child = fork(serverFile, ["--node-ipc"], { stdio: ["ignore", "ignore", "pipe", "ipc"] });
      this.connection = createProtocolConnection(new IPCMessageReader(this.#child), new IPCMessageWriter(this.#child));
    } else {
      const words = options.transport === "cli" ? [inDist("cli.cjs"), "lsp", "--stdio"] : [serverFile, "--stdio"];
      this.#child = spawn(process.execPath, words, { stdio: "pipe" });
      const { stdout, stdin } = this.#child;
      this.connection = createProtocolConnection(new StreamMessageReader(stdout!), new StreamMessageWriter(stdin!));
    }
    this.#child.stderr?.on("data", (chunk: Buffer) => {
      this.stderr += chunk;
    });
    this.#listen();
  }

  async #initialize({ capabilities = everything, folders, initializationOptions }: ClientOptions): Promise<void> {
    const uris = (folders ?? []).map((folder) => pathToFileURL(folder).href);
    const workspaceFolders = uris.map((uri) => ({ uri, name: uri }));
    this.initialized = await this.connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri: uris[0] ?? null,
      ...(capabilities.workspace?.workspaceFolders && { workspaceFolders }),
      capabilities,
      initializationOptions,
    });
    await this.connection.sendNotification("initialized", {});
  }

  #listen(): void {
    const { connection, told } = this;
    connection.onNotification(
      "textDocument/publishDiagnostics",
      ({ uri, ...rest }) => void told.published.set(uri, rest),
    );
    connection.onNotification("ormMemory/status", (status: Status) => void told.statuses.push(status));
    connection.onNotification("window/logMessage", ({ message }: { message: string }) => void told.log.push(message));
    connection.onNotification("$/progress", ({ token, value }: Progress) => {
      if (value.items) told.streamed.push(value.items);
      else told.progress.push(value.message ?? value.kind ?? "");
      if (value.kind === "begin" && this.cancelsProgress) {
        void connection.sendNotification("window/workDoneProgress/cancel", { token });
      }
    });
    connection.onRequest("window/workDoneProgress/create", () => null);
    connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) =>
      items.map(() => this.settings),
    );
    connection.onRequest("client/registerCapability", ({ registrations }: { registrations: { method: string }[] }) => {
      told.registered.push(...registrations.map(({ method }) => method));
      return null;
    });
    connection.onRequest("workspace/codeLens/refresh", () => {
      told.lensRefreshes++;
      return null;
    });
    connection.onRequest("workspace/diagnostic/refresh", () => {
      told.refreshes++;
      return null;
    });
    connection.listen();
  }

  async open(uri: string, text: string, languageId = "typescript"): Promise<void> {
    this.#texts.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Replaces one range, as a keystroke does. */
  async edit(uri: string, range: Range, text: string): Promise<void> {
    const document = this.#texts.get(uri)!;
    TextDocument.update(document, [{ range, text }], document.version + 1);
    const textDocument = { uri, version: document.version };
    await this.connection.sendNotification("textDocument/didChange", {
      textDocument,
      contentChanges: [{ range, text }],
    });
  }

  /** Replaces the first occurrence of `old`, sent as the smallest change. */
  async replace(uri: string, old: string, text: string): Promise<void> {
    const document = this.#texts.get(uri)!;
    const at = document.getText().indexOf(old);
    assert.ok(at >= 0, `“${old}” is not in ${uri}`);
    await this.edit(uri, { start: document.positionAt(at), end: document.positionAt(at + old.length) }, text);
  }

  async close(uri: string): Promise<void> {
    this.#texts.delete(uri);
    await this.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  }

  textOf(uri: string): string {
    return this.#texts.get(uri)!.getText();
  }

  apply(uri: string, edits: TextEdit[]): string {
    return TextDocument.applyEdits(this.#texts.get(uri)!, edits);
  }

  report(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest("textDocument/diagnostic", { textDocument: { uri }, previousResultId });
  }

  async pull(uri: string): Promise<Diagnostic[]> {
    const report = await this.report(uri);
    assert.equal(report.kind, "full");
    return (report as { items: Diagnostic[] }).items;
  }

  actions(uri: string, range: Range, only?: string[], diagnostics: Diagnostic[] = []): Promise<CodeAction[]> {
    const context = { diagnostics, ...(only && { only }) };
    return this.connection.sendRequest("textDocument/codeAction", { textDocument: { uri }, range, context });
  }

  resolve(action: CodeAction): Promise<CodeAction> {
    return this.connection.sendRequest("codeAction/resolve", action);
  }

  lenses(uri: string): Promise<CodeLens[]> {
    return this.connection.sendRequest("textDocument/codeLens", { textDocument: { uri } });
  }

  /** Waits for something the server tells by itself. */
  async until(what: string, check: () => unknown): Promise<void> {
    const end = Date.now() + waitMilliseconds;
    while (!(await check())) {
      if (Date.now() > end)
        assert.fail(
          `timed out waiting until ${what}; told ${JSON.stringify(this.told.statuses.at(-1))}\n${this.stderr}`,
        );
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Shuts down in order; answers the exit status. */
  async stop(): Promise<number | null> {
    const exited = once(this.#child, "exit");
    await this.connection.sendRequest("shutdown");
    await this.connection.sendNotification("exit");
    const [code] = await exited;
    this.connection.dispose();
    return code;
  }

  kill(): void {
    this.connection.dispose();
    this.#child.kill("SIGKILL");
  }
}
