import type { FileFacts } from "../facts.ts";
import { type Language, languageOf } from "../language.ts";
import { Resolver } from "../modules/resolver.ts";
import { exportNames } from "./export-names.ts";
import { Loading } from "./loading.ts";
import { packFacts, unpackFacts } from "./pack.ts";
import { type Scan, scanText, type WordsByLanguage } from "./scan.ts";
import { isQuiet, isSource, isTest, type SourceHost } from "./source.ts";

/** Turns one file into facts. */
export type Extractor = (path: string, text: string) => FileFacts;

/** Facts of one file as they are kept between runs. */
export interface CachedFile {
  modified: number;
  size: number;
  hash: string;
  scan: Scan;
  /** JSON of the facts; undefined for a file that nobody asked for. */
  facts?: string;
  /** The scan was made with another catalog's words; the facts hold all the same. */
  otherWords?: boolean;
}

interface File {
  path: string;
  modified: number;
  size: number;
  hash: string;
  scan: Scan;
  facts?: FileFacts;
  /** JSON from the cache, parsed when the facts are asked for. */
  stored?: string;
  targets?: string[];
  resolved?: (string | undefined)[];
  /** Names it exports, or null when only a parse can tell. */
  names?: Set<string> | null;
}

/** Thrown when facts are asked for before the parser of their language was loaded; the caller loads it and asks again. */
export class ParserMissing extends Error {
  constructor(readonly language: Language) {
    super(`The parser for ${language} is not loaded.`);
  }
}

const noScan: Scan = { specifiers: [], names: [], reads: 0, starts: false, passesOn: false };
const noFacts: FileFacts = { imports: [], exports: [], functions: [], classes: [], types: [] };
/** Importers of importers are looked at up to so many. */
const mostImporters = 1500;
/** As many are looked at to see whether anybody who imports a file leads to a read. */
const nearestImporters = 60;
/** Larger files are generated or data; they are told and left out. */
const largest = 2_000_000;

/** The files of a workspace: their imports by a scan of the text, their facts by a parse that happens on demand. */
export class Workspace {
  readonly resolver: Resolver;
  readonly files = new Map<string, File>();
  /** What files load by a name that is not known. */
  readonly loading = new Loading(this.files);
  /** Sentences about files that could not be read. */
  readonly problems = new Map<string, string>();
  readonly extractors = new Map<Language, Extractor>();
  #importers: Map<string, string[]> | undefined;
  #reaching: Set<string> | undefined;
  #documents = new Map<string, string>();
  #all = new Set<string>();
  #packages: string[] = [];
  #asked = new Set<string>();
  /** ORMs that the workspace uses, as bits; reads of others are none. */
  orms = -1;
  /** True when a later run would gain from writing the cache again. */
  fresh = false;

  constructor(
    readonly host: SourceHost,
    readonly words: WordsByLanguage,
  ) {
    this.resolver = new Resolver({
      has: (path) => this.#all.has(path),
      read: (path) => this.host.readFile(path),
      packages: () => this.#packages,
      all: () => this.#all,
    });
  }

  /** Number of files whose facts were used. */
  get asked(): number {
    return this.#asked.size;
  }

  /** True for what starts nothing in production, told by its path; of what the user named, by its path from there on. */
  isQuiet(path: string): boolean {
    const named = this.host.named?.find((one) => path === one || path.startsWith(`${one}/`));
    return named === undefined ? isQuiet(path) : path !== named && isQuiet(path.slice(named.length + 1));
  }

  /** Paths of every listed file that is not a source, such as schemas and configurations. */
  *others(): Generator<string> {
    for (const path of this.#all) if (!isSource(path)) yield path;
  }

  /**
   * Lists the workspace again and reads what changed since the last time (or since the cache was written).
   * Yields after each file that was read, so that the caller can show progress, give others a turn, or stop.
   */
  *refresh(cache: Map<string, CachedFile>): Generator<{ done: number; total: number }> {
    const listed = this.host.listFiles();
    this.#packages = listed
      .filter((f) => f.path === "package.json" || f.path.endsWith("/package.json"))
      .map((f) => f.path);
    const names = new Set(listed.map((f) => f.path));
    const same = names.size === this.#all.size && [...names].every((n) => this.#all.has(n));
    this.#all = names;
    if (!same) this.resolver.clear();
    let changed = !same;
    for (const path of this.files.keys())
      if (!names.has(path) && !(this.#documents.has(path) && this.#wants(path))) this.files.delete(path);
    // An open document may be left out now and wanted later, as settings change.
    for (const [path, text] of this.#documents) {
      if (this.files.has(path) || !this.#wants(path)) continue;
      this.#take({ path, modified: -1, size: text.length }, text);
      changed = true;
    }
    let done = 0;
    const sources = listed.filter((f) => isSource(f.path));
    for (const stamp of sources) {
      done++;
      const known = this.files.get(stamp.path);
      if (this.#documents.has(stamp.path)) continue;
      if (known && known.modified === stamp.modified && known.size === stamp.size) continue;
      const cached = cache.get(stamp.path);
      if (!known && cached && cached.modified === stamp.modified && cached.size === stamp.size) {
        this.files.set(stamp.path, {
          ...stamp,
          hash: cached.hash,
          scan: cached.scan,
          ...(cached.facts ? { stored: cached.facts } : {}),
        });
        changed = true;
        continue;
      }
      changed = true;
      this.#read(stamp, cached);
      yield { done, total: sources.length };
    }
    if (changed) this.#forget();
  }

  #read(stamp: { path: string; modified: number; size: number }, cached?: CachedFile): void {
    this.problems.delete(stamp.path);
    if (isTest(stamp.path)) {
      this.files.set(stamp.path, { ...stamp, hash: "", scan: noScan });
      return;
    }
    if (stamp.size > largest) {
      this.problems.set(
        stamp.path,
        `${stamp.path}: ${(stamp.size / 1e6).toFixed(1)} MB is too large to be hand-written code; it is not looked at.`,
      );
      this.files.set(stamp.path, { ...stamp, hash: "", scan: noScan, facts: noFacts });
      return;
    }
    const text = this.host.readFile(stamp.path);
    if (text === undefined) {
      this.problems.set(stamp.path, `${stamp.path}: could not be read as text; it is not looked at.`);
      this.files.set(stamp.path, { ...stamp, hash: "", scan: noScan, facts: noFacts });
      return;
    }
    this.#take(stamp, text, cached);
  }

  #take(stamp: { path: string; modified: number; size: number }, text: string, cached?: CachedFile): void {
    const hash = this.host.hash(text);
    const known = this.files.get(stamp.path);
    if (known?.hash === hash) {
      Object.assign(known, stamp);
      return;
    }
    this.fresh = true;
    const same = cached?.hash === hash;
    const scan = same && !cached.otherWords ? cached.scan : scanText(stamp.path, text, this.words);
    this.files.set(stamp.path, { ...stamp, hash, scan, ...(same && cached.facts ? { stored: cached.facts } : {}) });
  }

  /** An open document hides its file; null ends that. Returns false when nothing changed. */
  setDocument(path: string, text: string | null): boolean {
    if (!isSource(path)) return false;
    const before = this.files.get(path);
    if (text === null) {
      if (!this.#documents.delete(path)) return false;
      // The stamp no longer holds: the next refresh reads the file again.
      const file = this.files.get(path);
      if (file) file.modified = -1;
      return true;
    }
    this.#documents.set(path, text);
    if (!this.#wants(path)) return false;
    this.#all.add(path);
    this.#take({ path, modified: -1, size: text.length }, text);
    const after = this.files.get(path);
    if (after === before || after?.hash === before?.hash) return false;
    const sameGraph = before !== undefined && JSON.stringify(before.scan) === JSON.stringify(after?.scan);
    if (!sameGraph) this.#forget();
    // Nobody looked into the file, and it imports, reads and starts what it did: no finding can depend on the edit.
    return !(sameGraph && !this.#asked.has(path));
  }

  #wants(path: string): boolean {
    return this.host.wants?.(path) ?? true;
  }

  /** The next refresh reads these again, whatever their stamps say. */
  touch(paths: string[]): void {
    for (const path of paths) {
      const file = this.files.get(path);
      if (file && !this.#documents.has(path)) file.modified = -1;
      if (!isSource(path)) this.resolver.clear();
    }
    this.#forget();
  }

  #forget(): void {
    this.#importers = undefined;
    this.#reaching = undefined;
    this.loading.clear();
    for (const file of this.files.values()) {
      delete file.targets;
      delete file.resolved;
    }
  }

  /** Text of a file as the user sees it: the open document's, or the file's. */
  text(path: string): string | undefined {
    return this.#documents.get(path) ?? this.host.readFile(path);
  }

  /** Facts of a file; parses it when nobody asked before. Throws ParserMissing when that needs a parser. */
  facts(path: string): FileFacts {
    const file = this.files.get(path);
    if (!file) return noFacts;
    this.#asked.add(path);
    if (file.facts) return file.facts;
    if (file.stored) {
      file.facts = unpackFacts(file.stored);
      delete file.stored;
      return file.facts;
    }
    const extractor = this.extractors.get(languageOf(path));
    if (!extractor) throw new ParserMissing(languageOf(path));
    const text = this.text(path);
    if (text === undefined) {
      this.problems.set(path, `${path}: was deleted while it was looked at.`);
      file.facts = noFacts;
      return noFacts;
    }
    file.facts = this.#extract(extractor, path, text);
    // A file that is not scanned gets its hash here, so that its facts are kept too.
    file.hash ||= this.host.hash(text);
    this.fresh = true;
    return file.facts;
  }

  /** False when a file surely exports no such name; asked before a barrel's files are parsed one after another. */
  mayExport(path: string, name: string): boolean {
    const file = this.files.get(path);
    if (!file || file.facts) return true;
    if (file.names === undefined) file.names = exportNames(this.text(path) ?? "") ?? null;
    return file.names === null || file.names.has(name);
  }

  #extract(extractor: Extractor, path: string, text: string): FileFacts {
    try {
      return extractor(path, text);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.problems.set(path, `${path}: is nested too deeply to be parsed; it is not looked at.`);
      return noFacts;
    }
  }

  /** Workspace files that a file imports. */
  imports(path: string): string[] {
    const file = this.files.get(path);
    if (!file) return [];
    file.targets ??= [
      ...new Set([
        ...this.#resolved(path),
        ...this.#modulesInPackages(path, file.scan),
        ...this.loading.from(path, file.scan.specifiers),
      ]),
    ].filter((t) => t !== undefined && t !== path) as string[];
    return file.targets;
  }

  /** `from package import module`: a name that is a file. */
  #modulesInPackages(path: string, { specifiers, names }: Scan): (string | undefined)[] {
    if (languageOf(path) !== "python") return [];
    return specifiers.flatMap((from, i) =>
      names[i]!.split(",").map((name) => (name === "*" ? undefined : this.resolver.submodule(from, name, path))),
    );
  }

  /** Names that a file imports from another. */
  importedNames(path: string, from: string): string[] {
    const scan = this.files.get(path)?.scan;
    if (!scan) return [];
    const names = this.#resolved(path).flatMap((target, i) => (target === from ? scan.names[i]!.split(",") : []));
    return names.length || !this.imports(path).includes(from) ? names : ["*"];
  }

  /** For each specifier of a file the workspace file it leads to. */
  #resolved(path: string): (string | undefined)[] {
    const file = this.files.get(path);
    if (!file) return [];
    file.resolved ??= this.resolver
      .resolveAll(file.scan.specifiers, path)
      .map((t) => ("file" in t ? t.file : undefined));
    return file.resolved;
  }

  /** Workspace files that import a file. */
  importers(path: string): string[] {
    if (!this.#importers) {
      this.#importers = new Map();
      for (const from of this.files.keys())
        for (const to of this.imports(from)) {
          const list = this.#importers.get(to);
          if (list) list.push(from);
          else this.#importers.set(to, [from]);
        }
    }
    return this.#importers.get(path) ?? [];
  }

  /** True when a file, or one that it imports however far, can hold a read. */
  leadsToRead(path: string): boolean {
    if (!this.#reaching) {
      this.#reaching = new Set();
      const open: string[] = [];
      for (const [name, file] of this.files) if (file.scan.reads & this.orms) open.push(name);
      for (const name of open) this.#reaching.add(name);
      const add = (name: string): void => {
        if (this.#reaching!.has(name)) return;
        this.#reaching!.add(name);
        open.push(name);
      };
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        for (const importer of this.importers(next)) add(importer);
        for (const base of this.#basesOf(next)) add(base);
      }
    }
    return this.#reaching.has(path);
  }

  /** Files that import a file, however far, nearest first; not more than a search over their texts can take. */
  importersFar(path: string): string[] {
    const found = new Set<string>([path]);
    for (const next of found) {
      if (found.size > mostImporters) break;
      for (const importer of this.importers(next)) found.add(importer);
    }
    found.delete(path);
    return [...found];
  }

  /** True when a file, or the interfaces its classes stand for, is imported where a read is led to: work may be handed to it. */
  servesReaders(path: string): boolean {
    const found = new Set<string>([path]);
    for (const next of found) {
      if (found.size > nearestImporters) break;
      for (const base of this.#basesOf(next)) found.add(base);
      for (const importer of this.importers(next)) {
        if (this.leadsToRead(importer)) return true;
        found.add(importer);
      }
    }
    return false;
  }

  /** Files with the interfaces and classes that a file's classes stand for: a call of those may come here. */
  #basesOf(path: string): string[] {
    const scan = this.files.get(path)?.scan;
    if (!scan?.bases) return [];
    const found: string[] = [];
    scan.specifiers.forEach((specifier, i) => {
      if (!scan.names[i]!.split(",").some((name) => scan.bases!.includes(name))) return;
      const target = this.resolver.resolve(specifier, path);
      if (!("file" in target)) return;
      found.push(target.file);
      // A barrel: the interface stands behind it.
      if (this.files.get(target.file)?.scan.passesOn) found.push(...this.imports(target.file));
    });
    return found;
  }

  /** True when a file may hold a read of an ORM that the workspace uses. */
  mayRead(path: string): boolean {
    return ((this.files.get(path)?.scan.reads ?? 0) & this.orms) !== 0;
  }

  /** Says which ORMs the workspace uses. */
  use(orms: number): void {
    if (orms === this.orms) return;
    this.orms = orms;
    this.#reaching = undefined;
  }

  /** What a later run needs to start where this one ended. Open documents are left out: they are not on disk. */
  *cached(): Generator<[path: string, file: CachedFile]> {
    for (const [path, file] of this.files) {
      if (file.modified < 0 || !file.hash) continue;
      const facts = file.stored ?? (file.facts ? packFacts(file.facts) : undefined);
      yield [
        path,
        { modified: file.modified, size: file.size, hash: file.hash, scan: file.scan, ...(facts ? { facts } : {}) },
      ];
    }
  }
}
