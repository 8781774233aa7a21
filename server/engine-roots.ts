/** What runs inside the engine thread: one linter for each root, and the calls on it. */
import { createNodeHost } from "../host/index.ts";
import { applyEdits } from "../rewrite/edit.ts";
import { checkSettings, configurationFile, resolveSettings } from "../rules/configuration/index.ts";
import { explanationText } from "../rules/explanation-text.ts";
import { endsFinding, type Finding, type Problem } from "../rules/finding.ts";
import { createLinter } from "../rules/index.ts";
import type { CheckOptions, Linter, LinterHost } from "../rules/linter.ts";
import type { EngineCall, EngineCalls, RewriteResult, RootOptions, ToEngine } from "./engine-messages.ts";

interface OpenRoot {
  host: LinterHost;
  linter: Linter;
  documents: Map<string, string>;
  settings: unknown;
}

/** More rounds than a file has fixes; ends a fix whose finding never goes away. */
const mostFixesPerFile = 200;

/** Characters in a line of a document that explains a read. */
const explanationWidth = 64;

export class EngineRoots {
  #roots = new Map<string, OpenRoot>();

  /** Carries out one call. Throws an Error whose message may be shown to the user. */
  async answer(
    message: Exclude<ToEngine, { call: "cancel" }>,
    options: CheckOptions,
  ): Promise<EngineCalls[EngineCall]["answer"]> {
    const { call, send } = message;
    if (call === "open") return this.#open(send.root, send.options);
    const root = this.#roots.get(send.root);
    if (!root) throw new Error(`The folder ${send.root} is not open.`);
    switch (call) {
      case "close":
        this.#roots.delete(send.root);
        return null;
      case "configure":
        root.settings = send.settings;
        return this.#configure(root);
      case "setDocument":
        setDocument(root, send.path, send.text);
        if (isConfiguration(send.path)) this.#configure(root);
        return null;
      case "filesChanged":
        root.linter.filesChanged(send.paths);
        if (send.paths.some(isConfiguration)) this.#configure(root);
        return null;
      case "check":
        return root.linter.check(options);
      case "explain": {
        const found = await root.linter.explain(send.path, send.line);
        return found ? explanationText(found, explanationWidth) : null;
      }
      case "fix": {
        const rewrite = await root.linter.fix(send.finding, send.kind);
        if ("reason" in rewrite) return rewrite;
        return { ...rewrite, text: textOf(root, rewrite.file) };
      }
      case "fixAll":
        return fixAll(root, send.path, options);
    }
  }

  #open(key: string, options: RootOptions): null {
    const before = this.#roots.get(key);
    const host = createNodeHost(options.folder, { cacheDirectory: options.cacheDirectory ?? undefined });
    const root: OpenRoot = { host, linter: createLinter(host), documents: new Map(), settings: before?.settings };
    this.#roots.set(key, root);
    this.#configure(root);
    for (const [path, text] of before?.documents ?? []) setDocument(root, path, text);
    return null;
  }

  #configure(root: OpenRoot): Problem[] {
    const editor = checkSettings(root.settings ?? {}, { prefix: "ormMemory.", file: null });
    const readFile = (path: string) => root.documents.get(path) ?? root.host.readFile(path);
    const { settingsOf, problems } = resolveSettings({ readFile, editor: editor.settings });
    // The list stays the resolver's own: it grows while the check asks for more folders.
    problems.unshift(...editor.problems);
    root.linter.configure(settingsOf, problems);
    return problems;
  }
}

function isConfiguration(path: string): boolean {
  return path === configurationFile || path.endsWith(`/${configurationFile}`);
}

function setDocument(root: OpenRoot, path: string, text: string | null): void {
  if (text === null) root.documents.delete(path);
  else root.documents.set(path, text);
  root.linter.setDocument(path, text);
}

function textOf(root: OpenRoot, path: string): string {
  return root.documents.get(path) ?? root.host.readFile(path) ?? "";
}

/**
 * Applies the best safe fix of each finding of a file, one after another on the text so far: two fixes computed for the
 * same text may both bring a function of the same name.
 */
async function fixAll(root: OpenRoot, path: string, options: CheckOptions): Promise<RewriteResult> {
  const before = root.documents.get(path) ?? null;
  const text = textOf(root, path);
  const refused = new Set<string>();
  let current = text;
  try {
    for (let round = 0; round < mostFixesPerFile; round++) {
      const { findings } = await root.linter.check({ signal: options.signal });
      const next = findings.find(
        (finding) => finding.file === path && safeFix(finding) && !refused.has(keyOf(finding)),
      );
      if (!next) break;
      const rewrite = await root.linter.fix(next, safeFix(next)!.kind);
      if ("reason" in rewrite || rewrite.file !== path || rewrite.edits.length === 0) {
        refused.add(keyOf(next));
        continue;
      }
      current = applyEdits(current, rewrite.edits);
      root.linter.setDocument(path, current);
    }
  } finally {
    root.linter.setDocument(path, before);
  }
  return { file: path, text, edits: smallestEdit(text, current) };
}

function safeFix(finding: Finding): Finding["fixes"][number] | undefined {
  return finding.fixes.find((fix) => fix.safe && endsFinding(fix));
}

function keyOf({ rule, range: { start } }: Finding): string {
  return `${rule}:${start.line}:${start.column}`;
}

/** One edit that leaves alone what both texts begin and end with. */
function smallestEdit(before: string, after: string): { start: number; end: number; newText: string }[] {
  if (before === after) return [];
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (
    end < Math.min(before.length, after.length) - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end++;
  return [{ start, end: before.length - end, newText: after.slice(start, after.length - end) }];
}
