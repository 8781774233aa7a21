import { usersOfDecorators } from "../../analysis/entries/decorators.ts";
import type { EntrySite } from "../../analysis/entries/entry.ts";
import { entriesIn } from "../../analysis/entries/find.ts";
import { joinSides } from "../../analysis/entries/sides.ts";
import { usersOfTexts } from "../../analysis/entries/written.ts";
import type { Language } from "../../analysis/language.ts";
import { Program } from "../../analysis/program.ts";
import { isElsewhere } from "../../analysis/reach/elsewhere.ts";
import { type Walk, walk } from "../../analysis/reach/walk.ts";
import { readsIn } from "../../analysis/reads/find.ts";
import { tableOf } from "../../analysis/reads/places.ts";
import { sqlTable } from "../../analysis/reads/sql.ts";
import { Tables } from "../../analysis/tables/tables.ts";
import { wordsOf } from "../../analysis/words.ts";
import type { Scan } from "../../analysis/workspace/scan.ts";
import { isSource } from "../../analysis/workspace/source.ts";
import { ParserMissing, Workspace } from "../../analysis/workspace/workspace.ts";
import type { Catalog } from "../../catalog/index.ts";
import type { TextEdit } from "../../rewrite/edit.ts";
import { defaultSettings, type Settings } from "../configuration.ts";
import type { Explanation } from "../explanation.ts";
import type { CheckResult, Finding, FixKind, Problem } from "../finding.ts";
import type { CheckOptions, Linter, LinterHost } from "../linter.ts";
import { isOn, type ReachedRead, type Rule, severityOf } from "../rule.ts";
import { type Cache, readCache, writeCache } from "./cache.ts";
import { explainLine } from "./explain.ts";
import { Fixes } from "./fixes.ts";
import { Globs } from "./globs.ts";
import { otherWays, startsOf } from "./other-ways.ts";
import { ownEntries } from "./own-entries.ts";
import { Pace } from "./pace.ts";
import { registrationsIn } from "./registrations.ts";
import { Suppressed } from "./suppressed.ts";

interface Judged {
  findings: Finding[];
  walk: Walk;
  /** Sentences about entries of the user's own, and about comments that silence rules. */
  own: Problem[];
}

/** The engine behind both mouths. */
export class LintEngine implements Linter {
  readonly #workspace: Workspace;
  readonly #program: Program;
  readonly #tables: Tables;
  readonly #words: string;
  readonly #fixes: Fixes;
  #settingsOf: (path: string) => Settings = () => defaultSettings;
  #problems: Problem[] = [];
  #cache: Cache["files"] | undefined;
  #last: Judged | undefined;
  #dirty = true;
  /** True while the list of files and their stamps is known to hold; walking a large workspace takes longer than an edit may. */
  #listed = false;

  constructor(
    readonly host: LinterHost,
    readonly catalog: Catalog,
    readonly rules: readonly Rule[],
  ) {
    const words = wordsOf(catalog);
    this.#words = host.hash(
      Object.values(words)
        .flatMap(({ starts, startsInMarkup, hands, reads }) => [starts, startsInMarkup, hands, ...reads])
        .map((word) => word.source)
        .join("\n"),
    );
    const ignored = new Globs((settings) => settings.ignore);
    this.#workspace = new Workspace(
      {
        listFiles: () =>
          host.listFiles().filter((f) => !isSource(f.path) || !ignored.match(f.path, this.#settingsOf(f.path))),
        named: host.named ?? [],
        wants: (path) => !ignored.match(path, this.#settingsOf(path)),
        readFile: (path) => host.readFile(path),
        hash: (text) => host.hash(text),
      },
      words,
    );
    this.#program = new Program(this.#workspace, catalog);
    this.#tables = new Tables(this.#program);
    const settingsOf = (path: string) => this.#settingsOf(path);
    this.#fixes = new Fixes({ host, rules, workspace: this.#workspace, settingsOf });
  }

  configure(settingsOf: (path: string) => Settings, problems: Problem[]): void {
    this.#listed = false;
    this.#settingsOf = settingsOf;
    this.#problems = problems;
    this.#dirty = true;
  }

  setDocument(path: string, text: string | null): void {
    // What stands on disk counts again, so the disk is looked at.
    if (text === null) this.#listed = false;
    if (this.#workspace.setDocument(path, text)) this.#changed();
  }

  filesChanged(paths: string[]): void {
    this.#listed = false;
    this.#workspace.touch(paths);
    this.#changed();
  }

  #changed(): void {
    this.#dirty = true;
    this.#program.forget();
    this.#tables.forget();
  }

  async check(options: CheckOptions = {}): Promise<CheckResult> {
    const started = this.host.now();
    const pace = new Pace(this.host, options.signal);
    if (!this.#cache) {
      const kept = readCache(this.host.loadCache(), this.#words);
      this.#cache = kept.files;
      this.#fixes.offers = kept.offers;
    }
    const listed = this.#listed;
    if (!listed) await this.#list(this.#cache, pace, options);
    this.#cache = new Map();
    const orms = this.#program.findOrms();
    const requests = [...this.#workspace.files.keys()].some((path) => this.#settingsOf(path).requestHandlers);
    if (this.#program.poolIndex.find(requests) || orms) this.#changed();
    if (this.#dirty || !this.#last) await this.#analyse(pace);
    // An edit alone is not worth writing everything again.
    if (this.#workspace.fresh && !listed) {
      this.host.saveCache(writeCache(this.#workspace.cached(), this.#fixes.kept, this.#words));
      this.#workspace.fresh = false;
    }
    return this.#result(started);
  }

  async #list(cache: Cache["files"], pace: Pace, options: CheckOptions): Promise<void> {
    let read = 0;
    for (const { done, total } of this.#workspace.refresh(cache)) {
      read++;
      options.onProgress?.(done, total);
      await pace.step();
    }
    this.#listed = true;
    if (read) this.#changed();
  }

  async #analyse(pace: Pace): Promise<void> {
    for (;;) {
      try {
        this.#last = await this.#judge(pace);
        this.#dirty = false;
        return;
      } catch (error) {
        if (!(error instanceof ParserMissing)) throw error;
        await this.#loadParser(error.language);
      }
    }
  }

  async #judge(pace: Pace): Promise<Judged> {
    const settings = new Set<Settings>();
    const seeds: EntrySite[] = [];
    const ignored = new Globs((s) => s.ignoreEntries);
    let least = 1;
    const starting = new Set<string>();
    const mayStart = (path: string): boolean =>
      !this.#workspace.isQuiet(path) && !ignored.match(path, this.#settingsOf(path));
    for (const [path, file] of this.#workspace.files) {
      const own = this.#settingsOf(path);
      settings.add(own);
      least = Math.min(least, own.minimumConfidence);
      if (this.#startsWork(path, file.scan) && mayStart(path)) starting.add(path);
    }
    // What is found while the set is gone through is gone through too: files that use a decorator made here.
    for (const path of starting) {
      const { requestHandlers } = this.#settingsOf(path);
      seeds.push(...entriesIn(this.#program, path).filter((s) => s.kind !== "request" || requestHandlers));
      const others = [...usersOfDecorators(this.#program, path), ...usersOfTexts(this.#program, path)];
      for (const other of others) if (mayStart(other)) starting.add(other);
      await pace.step();
    }
    joinSides(seeds);
    const configured = ownEntries(this.#program, [...settings]);
    seeds.push(...configured.sites);
    const steps = walk(
      this.#program,
      seeds.filter((s) => !this.#workspace.isQuiet(s.file)),
      least,
    );
    let walked: Walk;
    for (;;) {
      const next = steps.next();
      if (next.done) {
        walked = next.value;
        break;
      }
      await pace.step();
    }
    const findings = new Map<string, Finding>();
    const reads: ReachedRead[] = [];
    const keep = (rule: Rule, found: readonly Finding[]): void => {
      for (const finding of found) {
        const own = this.#settingsOf(finding.file);
        if (!isOn(rule, own)) continue;
        const key = `${finding.rule}|${finding.file}|${finding.range.start.line}:${finding.range.start.column}`;
        const before = findings.get(key);
        if (!before || before.confidence < finding.confidence)
          findings.set(key, { ...finding, severity: severityOf(finding, rule, own) });
      }
    };
    this.#reads = 0;
    for (const node of walked.reached.values()) {
      const file = node.scope.file;
      if (!this.#workspace.mayRead(file) || this.#workspace.isQuiet(file)) continue;
      await pace.step();
      for (const site of readsIn(this.#program, node.scope)) {
        if (this.#workspace.isQuiet(site.scope.file)) continue;
        const call = "call" in site.result && this.#program.evaluator.fn(site.scope).calls[site.result.call];
        if (call && isElsewhere(this.#program, node, call)) continue;
        if (site.read.rows === "many") this.#reads++;
        const own = this.#settingsOf(file);
        const table = tableOf(this.#program, site) ?? sqlTable(this.#program, site);
        const schema = table === null ? undefined : this.#tables.ofRead(site, table);
        const tables = this.#tables;
        const read = { program: this.#program, walk: walked, node, site, table, schema, tables, settings: own };
        reads.push(read);
        for (const rule of this.rules) if (rule.check && isOn(rule, own)) keep(rule, rule.check(read));
      }
    }
    const settingsOf = (path: string) => this.#settingsOf(path);
    const isIgnored = (path: string) => ignored.match(path, this.#settingsOf(path));
    for (const rule of this.rules) {
      if (!rule.checkWork || ![...settings].some((one) => isOn(rule, one))) continue;
      const work = { program: this.#program, walk: walked, reads, tables: this.#tables, settingsOf, isIgnored };
      keep(rule, rule.checkWork(work));
      await pace.step();
    }
    const suppressed = new Suppressed((path) => this.#workspace.text(path));
    for (const [key, finding] of findings) if (suppressed.silences(finding)) findings.delete(key);
    const own = [...configured.problems, ...this.#problemsOf(suppressed)];
    const sorted = [...findings.values()].sort(byPlace);
    const starts = startsOf(walked);
    for (const finding of sorted) {
      finding.otherPaths = !finding.read || finding.read.shared ? 0 : otherWays(this.#program, walked, starts, finding);
      await this.#fixes.offer(finding);
      await pace.step();
    }
    return { findings: sorted, walk: walked, own };
  }

  #reads = 0;

  /** A file that may set up an entry: it imports a pool's package, or starts or hands over work above a read or for one. */
  #startsWork(path: string, scan: Scan): boolean {
    const { poolIndex } = this.#program;
    const imported = poolIndex.importsPool(scan);
    if (imported === "work") return true;
    // A fan-out runs what stands around it, or what is handed to it: without a read near it, it starts none.
    const starts = scan.starts || imported !== undefined;
    const given = scan.hands !== undefined && poolIndex.handsToPool(path, scan.hands);
    if (!starts && !given && !poolIndex.conventionsOf(path).length && !poolIndex.mayAnswer(path)) return false;
    return this.#workspace.leadsToRead(path) || (starts && this.#workspace.servesReaders(path));
  }

  /** What is wrong with comments that silence rules, in files that are looked at. */
  #problemsOf(suppressed: Suppressed): Problem[] {
    const problems: Problem[] = [];
    for (const [path, { scan }] of this.#workspace.files) {
      if (!scan.silences || this.#workspace.isQuiet(path)) continue;
      const settings = this.#settingsOf(path);
      const isChecked = (id: string): boolean => this.rules.some((rule) => rule.id === id && isOn(rule, settings));
      problems.push(...suppressed.problems(path, isChecked));
    }
    return problems;
  }

  async explain(file: string, line: number): Promise<Explanation[] | undefined> {
    await this.check();
    if (!this.#workspace.files.has(file)) return undefined;
    const { walk, findings } = this.#last!;
    const asked = {
      program: this.#program,
      walk,
      tables: this.#tables,
      rules: this.rules,
      settings: this.#settingsOf(file),
      findings,
    };
    for (;;) {
      try {
        return explainLine(asked, file, line);
      } catch (error) {
        if (!(error instanceof ParserMissing)) throw error;
        await this.#loadParser(error.language);
      }
    }
  }

  /** Loaded only when it is needed: a run whose facts are all in the cache never does. */
  async #loadParser(language: Language): Promise<void> {
    if (language === "python") {
      const { pythonExtractor } = await import("../../analysis/extract/python/index.ts");
      this.#workspace.extractors.set("python", pythonExtractor(await this.#fixes.pythonParser()));
    } else {
      const { extractFacts } = await import("../../analysis/extract/typescript.ts");
      this.#workspace.extractors.set("typescript", extractFacts);
    }
    this.#program.forget();
    // A table that was looked for in a file without facts is no table that is missing.
    this.#tables.forget();
  }

  /** What the last check walked, for `--explain` and for tests. */
  debug(): { walk: Walk; program: Program } {
    return { walk: this.#last!.walk, program: this.#program };
  }

  #result(started: number): CheckResult {
    const { findings, walk: walked, own } = this.#last!;
    const count = (severity: Finding["severity"]): number => findings.filter((f) => f.severity === severity).length;
    const files: Problem[] = [...this.#workspace.problems].map(([file, message]) => ({
      severity: "warning",
      file,
      message,
    }));
    const configs = this.#workspace.resolver.tsconfigs.problems.map(
      ({ file, message }): Problem => ({ severity: "warning", file, message }),
    );
    return {
      findings,
      problems: [...this.#problems, ...own, ...configs, ...files].sort(byWords),
      ...(walked.entries.length ? {} : { registrations: registrationsIn(this.#program) }),
      summary: {
        files: this.#workspace.files.size,
        parsed: this.#workspace.asked,
        entries: walked.entries.filter((e) => e.targets.length).length,
        reads: this.#reads,
        warnings: count("warning"),
        informations: count("information"),
        hints: count("hint"),
        milliseconds: Math.round(this.host.now() - started),
      },
    };
  }

  async fix(finding: Finding, kind: FixKind): Promise<{ file: string; edits: TextEdit[] } | { reason: string }> {
    const rewrite = await this.#fixes.fix(finding, kind);
    return "reason" in rewrite ? rewrite : { file: rewrite.file ?? finding.file, edits: rewrite.edits };
  }
}

/** The order of files must not show. */
function byWords(a: Problem, b: Problem): number {
  if (a.message !== b.message) return a.message < b.message ? -1 : 1;
  if (a.file !== b.file) return (a.file ?? "") < (b.file ?? "") ? -1 : 1;
  return (a.range?.start.line ?? 0) - (b.range?.start.line ?? 0);
}

function byPlace(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column;
}
