/** The folders the client has open, their documents and settings, and what the engine found in them. */
import type { CancellationToken, CodeLens, Connection, TextDocuments } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { CheckResult, Finding } from "../rules/finding.ts";
import type { ActionSource } from "./actions.ts";
import { Checks } from "./checks.ts";
import type { ClientProfile } from "./client-profile.ts";
import { keyOf, type Names, problemToDiagnostic, toDiagnostic } from "./convert.ts";
import type { ReportSource } from "./diagnostics.ts";
import { pageOf } from "./documentation.ts";
import type { EditorSettings } from "./editor-settings.ts";
import { Engine, EngineStopped, type EngineThread } from "./engine.ts";
import { Measurements } from "./measured.ts";
import type { ExplainAnswer, ExplainParams, Status } from "./protocol.ts";
import { Results } from "./results.ts";
import { type Place, type Root, Roots } from "./roots.ts";
import { spotsOf } from "./spots.ts";
import { StatusReporter } from "./status.ts";
import { matters } from "./watching.ts";

export interface WorkspaceParts {
  connection: Connection;
  client: ClientProfile;
  settings: EditorSettings;
  documents: TextDocuments<TextDocument>;
  startEngine: () => EngineThread;
  /** The findings of some file changed. */
  onChange: () => void;
}

export class Workspace {
  #parts: WorkspaceParts;
  #roots = new Roots();
  #results = new Results();
  #engine: Engine;
  #checks: Checks;
  #status: StatusReporter;
  #folders: string[] = [];
  /** Folders taken as roots for files that lie in none of the client's. */
  #adopted = new Set<string>();
  #disabled = new Set<string>();
  /** Roots whose progress is worth showing: first check, or one the user asked for. */
  #indexing = new Set<string>();
  #logged = new Set<string>();
  #measurements = new Measurements();
  #begin!: () => void;
  /** Every change of folders and settings goes through this queue; answers wait for its end. */
  #ready: Promise<void> = new Promise((resolve) => {
    this.#begin = resolve;
  });

  constructor(parts: WorkspaceParts) {
    this.#parts = parts;
    this.#engine = new Engine(parts.startEngine, (sentence, restarted) => this.#crashed(sentence, restarted));
    this.#checks = new Checks((root, options) => this.#engine.call("check", { root }, options), {
      checked: (root, result) => this.#checked(root, result),
      progress: (root, done, total) => {
        if (this.#indexing.has(root)) this.#status.indexing(root, done, total);
      },
      failed: (root, error, cancelled) => this.#failed(root, error, cancelled),
    });
    this.#status = new StatusReporter(parts.connection, () =>
      this.#roots.all().map(({ uri }) => this.#results.of(uri)),
    );
  }

  /** Takes the client's folders; what is open in new ones is told to the engine before they are checked. */
  setFolders(folders: string[]): Promise<void> {
    this.#begin();
    return this.#enqueue(async () => {
      this.#folders = folders;
      await this.#applyFolders();
    });
  }

  /** Reads the editor's settings anew and checks everything with them. */
  configure(): Promise<void> {
    return this.#enqueue(async () => {
      for (const { uri } of this.#roots.all()) await this.#configureRoot(uri);
    });
  }

  opened(uri: string): void {
    this.#roots.remember(uri);
    void this.#enqueue(async () => {
      if (this.#roots.locate(uri)) return;
      const root = this.#roots.rootFor(uri);
      if (!root) return;
      this.#adopted.add(root.uri);
      await this.#applyFolders();
    });
  }

  changed(document: TextDocument): void {
    const place = this.#roots.locate(document.uri);
    if (!place) return;
    this.#engine.setDocument(place.root.uri, place.path, document.getText());
    this.#check(place.root.uri);
  }

  closed(uri: string): void {
    const place = this.#roots.locate(uri);
    this.#roots.forget(uri);
    if (!place) return;
    this.#engine.setDocument(place.root.uri, place.path, null);
    this.#check(place.root.uri);
  }

  /** Files were created, changed or deleted on disk. */
  filesChanged(uris: string[]): void {
    const byRoot = new Map<string, string[]>();
    for (const uri of uris) {
      const place = this.#roots.locate(uri);
      if (!place || !matters(place.path)) continue;
      byRoot.set(place.root.uri, [...(byRoot.get(place.root.uri) ?? []), place.path]);
    }
    for (const [root, paths] of byRoot) {
      this.#engine.filesChanged(root, paths);
      this.#check(root);
    }
  }

  /** The memory probe has finished a run: findings are joined to it anew. */
  runsChanged(): void {
    for (const { uri, folder } of this.#roots.all()) {
      this.#measurements.refresh(folder);
      this.#check(uri, 0);
    }
  }

  /** What the memory probe measured at the calls of a file. */
  lenses(uri: string): CodeLens[] {
    const place = this.#roots.locate(uri);
    return place ? this.#measurements.lenses(place.root.folder, place.path) : [];
  }

  /** Looks at every file again, whatever was told about changes. */
  async checkAgain(token: CancellationToken): Promise<Status> {
    await this.#ready;
    const roots = this.#roots.all().filter(({ uri }) => !this.#disabled.has(uri));
    for (const { uri, folder } of roots) {
      this.#indexing.add(uri);
      this.#engine.open(uri, { folder, cacheDirectory: this.#parts.client.options.cacheDirectory ?? null });
      this.#check(uri, 0);
    }
    const listener = token.onCancellationRequested(() => {
      for (const { uri } of roots) this.#checks.cancel(uri);
    });
    await Promise.all(roots.map(({ uri }) => this.#checks.settled(uri)));
    listener.dispose();
    return this.#status.current();
  }

  /** Resolves when what is known about the file (about all without one) is as new as its text. */
  async settled(uri?: string): Promise<void> {
    await this.#ready;
    const roots = uri === undefined ? this.#roots.all() : [this.#roots.locate(uri)?.root];
    await Promise.all(roots.map((root) => root && this.#checks.settled(root.uri)));
  }

  /** Why the reads of a line (from 0) are reported or not. */
  async explain({ uri, line }: ExplainParams): Promise<ExplainAnswer> {
    await this.settled(uri);
    const place = this.#roots.locate(uri);
    if (!place) throw new Error("This file belongs to no open folder.");
    const text = await this.#engine.call("explain", { root: place.root.uri, path: place.path, line: line + 1 });
    if (text === null) throw new Error(`${place.path} is not looked at; it is no source, or \`ignore\` leaves it out.`);
    return { text, root: place.root.uri };
  }

  locate(uri: string): Place | undefined {
    return this.#roots.locate(uri);
  }

  findings(place: Place): Finding[] {
    return this.#results.report(place.root.uri, place.path).findings;
  }

  namesOf(root: Root): Names {
    return { uriOf: (path) => this.#roots.uriOf(root, path), pageOf };
  }

  stop(): Promise<void> {
    for (const { uri } of this.#roots.all()) this.#checks.close(uri);
    return this.#engine.stop();
  }

  readonly reportSource: ReportSource = {
    report: (uri) => {
      const place = this.#roots.locate(uri);
      if (!place) return undefined;
      const report = this.#results.report(place.root.uri, place.path);
      const names = this.namesOf(place.root);
      const diagnostics = () => [
        ...spotsOf(report.findings).map((spot) => toDiagnostic(spot, place.root.uri, names, this.#parts.client)),
        ...report.problems.map(problemToDiagnostic),
      ];
      return { id: report.id, diagnostics };
    },
    uris: () =>
      this.#roots
        .all()
        .flatMap((root) => this.#results.reports(root.uri).map(({ path }) => this.#roots.uriOf(root, path))),
    version: (uri) => this.#parts.documents.get(uri)?.version ?? null,
    settled: (uri) => this.settled(uri),
  };

  readonly actionSource: Omit<ActionSource, "client"> = {
    locate: (uri) => this.locate(uri),
    findings: (place) => this.findings(place),
    problems: (place) => this.#results.report(place.root.uri, place.path).problems,
    finding: (root, key) => this.#results.of(root)?.findings.find((finding) => keyOf(finding) === key),
    rewrite: (root, finding, kind) => this.#engine.call("fix", { root, finding, kind }),
    rewriteAll: (root, path) => this.#engine.call("fixAll", { root, path }),
    uriOf: (key, path) => {
      const root = this.#roots.all().find(({ uri }) => uri === key);
      return root ? this.#roots.uriOf(root, path) : path;
    },
    openDocument: (uri) => {
      const document = this.#parts.documents.get(uri);
      return document ? { version: document.version, text: document.getText() } : null;
    },
  };

  #enqueue(work: () => Promise<void>): Promise<void> {
    this.#ready = this.#ready.then(work).catch((error: Error) => this.#parts.connection.console.error(error.message));
    return this.#ready;
  }

  async #applyFolders(): Promise<void> {
    const { added, removed } = this.#roots.set([...this.#folders, ...this.#adopted]);
    for (const { uri } of removed) this.#close(uri);
    for (const { uri, folder } of added) {
      this.#engine.open(uri, { folder, cacheDirectory: this.#parts.client.options.cacheDirectory ?? null });
      this.#indexing.add(uri);
      for (const document of this.#parts.documents.all()) {
        const place = this.#roots.locate(document.uri);
        if (place?.root.uri === uri) this.#engine.setDocument(uri, place.path, document.getText());
      }
      await this.#configureRoot(uri);
    }
    if (removed.length > 0) this.#parts.onChange();
  }

  async #configureRoot(uri: string): Promise<void> {
    const { enable, values } = await this.#parts.settings.of(uri);
    if (enable) {
      this.#disabled.delete(uri);
      void this.#engine.configure(uri, values).catch(() => {});
      this.#check(uri, 0);
      return;
    }
    this.#disabled.add(uri);
    this.#indexing.delete(uri);
    this.#checks.close(uri);
    this.#results.delete(uri);
    this.#status.ended(uri);
    this.#parts.onChange();
  }

  #close(uri: string): void {
    this.#checks.close(uri);
    this.#engine.close(uri);
    this.#results.delete(uri);
    this.#indexing.delete(uri);
    this.#status.ended(uri);
  }

  #check(root: string, delay?: number): void {
    if (this.#disabled.has(root)) return;
    if (this.#indexing.has(root) && this.#parts.client.showsProgress) {
      this.#status.begin(() => {
        for (const { uri } of this.#roots.all()) this.#checks.cancel(uri);
      });
    }
    this.#checks.changed(root, delay);
  }

  #checked(root: string, result: CheckResult): void {
    const folder = this.#roots.all().find(({ uri }) => uri === root)?.folder;
    const findings = folder === undefined ? result.findings : this.#measurements.join(folder, result.findings);
    this.#results.set(root, { ...result, findings });
    this.#indexing.delete(root);
    this.#status.ended(root, null);
    for (const { message, range } of result.problems) {
      // What has a place is shown there.
      if (range) continue;
      if (!this.#logged.has(message)) this.#parts.connection.console.warn(message);
      this.#logged.add(message);
    }
    this.#parts.onChange();
  }

  #failed(root: string, error: Error, cancelled: boolean): void {
    const sentence = failure(error, cancelled);
    if (!cancelled) this.#parts.connection.console.error(sentence);
    this.#indexing.delete(root);
    this.#status.ended(root, sentence);
  }

  #crashed(sentence: string, restarted: boolean): void {
    this.#parts.connection.console.error(sentence);
    this.#status.problem(sentence);
    if (restarted) for (const { uri } of this.#roots.all()) this.#check(uri, 0);
  }
}

/** What a check that brought no result is told as. */
function failure(error: Error, cancelled: boolean): string {
  if (cancelled) return "Indexing was stopped. Check the workspace to go on.";
  if (error instanceof EngineStopped) return error.message;
  return `The check failed (${error.message}). Restart the server, and report it if it happens again.`;
}
