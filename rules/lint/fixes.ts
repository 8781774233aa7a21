import type { PythonParser } from "../../analysis/extract/python/tree.ts";
import { languageOf } from "../../analysis/language.ts";
import type { Workspace } from "../../analysis/workspace/workspace.ts";
import type { Rewrite } from "../../rewrite/edit.ts";
import type { Settings } from "../configuration.ts";
import type { Finding, FixKind } from "../finding.ts";
import type { LinterHost } from "../linter.ts";
import { fixPython, offerPython, type PythonSources } from "../python/fixes.ts";
import type { Rule, Sources } from "../rule.ts";
import type { Cache } from "./cache.ts";

/** What fixes are worked out with. */
export interface FixesOf {
  host: LinterHost;
  rules: readonly Rule[];
  workspace: Workspace;
  settingsOf(path: string): Settings;
}

/** What is offered for findings, each worked out once, and the edits of what is chosen. */
export class Fixes {
  /** Offers by the hash of all that they depend on. */
  offers: Cache["offers"] = new Map();
  readonly #of: FixesOf;
  #used = new Set<string>();
  #python: Promise<PythonParser> | undefined;

  constructor(of: FixesOf) {
    this.#of = of;
  }

  /** Offers that a finding of the last checks had. */
  get kept(): Cache["offers"] {
    return new Map([...this.offers].filter(([key]) => this.#used.has(key)));
  }

  /** What can be offered depends on the texts and the facts of the read and its start alone, so it is worked out once for each of them. */
  async offer(finding: Finding): Promise<void> {
    const { host, workspace } = this.#of;
    const { batchSize } = this.#of.settingsOf(finding.file);
    const { range, read, start, entry, concurrency, otherPaths } = finding;
    const hashes = [finding.file, ...(start ? [start.file] : [])].map((file) => workspace.files.get(file)?.hash ?? "");
    const known = [
      finding.rule,
      hashes,
      range.start,
      read,
      start,
      entry,
      concurrency,
      otherPaths,
      finding.escape,
      batchSize,
    ];
    const key = host.hash(JSON.stringify(known));
    const rule = this.#ruleOf(finding);
    let offer = this.offers.get(key);
    if (!offer && rule) {
      offer =
        languageOf(finding.file) === "python"
          ? offerPython(finding, await this.#pythonSources(finding.file))
          : await rule.offer(finding, this.#sources(finding));
      this.offers.set(key, offer);
      workspace.fresh = true;
    }
    this.#used.add(key);
    if (offer) Object.assign(finding, offer);
  }

  /** Edits of one fix, or why there are none. */
  async fix(finding: Finding, kind: FixKind): Promise<Rewrite> {
    const rule = this.#ruleOf(finding);
    if (!rule || this.#of.workspace.text(finding.file) === undefined)
      return { reason: `${finding.file} can't be read any more` };
    return languageOf(finding.file) === "python"
      ? fixPython(finding, kind, await this.#pythonSources(finding.file))
      : rule.fix(finding, kind, this.#sources(finding));
  }

  /** The parser for Python, started when it is first asked for. */
  async pythonParser(): Promise<PythonParser> {
    this.#python ??= import("../../analysis/extract/python/index.ts").then(({ loadPythonParser }) =>
      loadPythonParser(this.#of.host.pythonParser()),
    );
    return this.#python;
  }

  #ruleOf = (finding: Finding): Rule | undefined => this.#of.rules.find(({ id }) => id === finding.rule);

  #sources(finding: Finding): Sources {
    const { workspace, settingsOf } = this.#of;
    return { text: (path) => workspace.text(path), batchSize: settingsOf(finding.file).batchSize };
  }

  async #pythonSources(file: string): Promise<PythonSources> {
    const parser = await this.pythonParser();
    const { workspace, settingsOf } = this.#of;
    return {
      text: workspace.text(file) ?? "",
      batchSize: settingsOf(file).batchSize,
      parse: (text) => parser.parse(text).root,
    };
  }
}
