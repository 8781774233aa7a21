/** Findings to LSP and back: the only file that knows both. */
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Hover,
  type Range as LspRange,
  type TextEdit as LspTextEdit,
  MarkupKind,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { measuredSentence } from "../host/index.ts";
import {
  endsFinding,
  type Finding,
  type Fix,
  type FixKind,
  type Problem,
  type Range,
  type Severity,
} from "../rules/finding.ts";
import type { ClientProfile } from "./client-profile.ts";
import type { FileRewrite } from "./engine-messages.ts";
import type { Spot } from "./spots.ts";

export const source = "orm-memory";
export const fixAllKind = `${CodeActionKind.SourceFixAll}.ormMemory`;

/** What stands in a diagnostic's or an action's `data`: enough to find the finding again. */
export interface FindingData {
  root: string;
  key: string;
  /** Keys of the other findings that the same diagnostic speaks of. */
  others?: string[];
}

export interface ActionData extends FindingData {
  uri: string;
  fix: FixKind | "all";
}

export interface Names {
  /** URI of a file of the finding's root. */
  uriOf(path: string): string;
  /** Page of a rule, when one ships with the server. */
  pageOf(rule: string): string | undefined;
}

const severities: Record<Severity | Problem["severity"], DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Stays the same while the finding stays where it is. */
export function keyOf(finding: Finding): string {
  const { start } = finding.range;
  return [finding.rule, finding.file, start.line, start.column].join(":");
}

/** One squiggle for all that is said of one name, with the worst of them in front. */
export function toDiagnostic(spot: Spot, root: string, names: Names, client: ClientProfile): Diagnostic {
  const [worst] = spot;
  const page = client.linksCodes ? names.pageOf(worst.rule) : undefined;
  return {
    range: toRange(worst.range),
    severity: severities[worst.severity],
    code: worst.rule,
    ...(page && { codeDescription: { href: page } }),
    source,
    message: messageOf(spot),
    ...(client.showsRelated && { relatedInformation: toRelated(worst, names) }),
    data: {
      root,
      key: keyOf(worst),
      ...(spot.length > 1 && { others: spot.slice(1).map(keyOf) }),
    } satisfies FindingData,
  };
}

/** The sentences of all rules; what was measured at the call is said once, behind them. */
function messageOf(spot: Spot): string {
  const measured = spot.find((finding) => finding.measured)?.measured;
  const last = measured ? ` ${measuredSentence(measured)}` : "";
  return spot.map(({ message }) => message.replace(last, "")).join(" ") + last;
}

/** A problem that has no place stands on the first line of its file; a comment that does nothing is shown faded. */
export function problemToDiagnostic({ range, severity, message, mend }: Problem): Diagnostic {
  return {
    range: range ? toRange(range) : { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
    severity: severities[severity],
    source,
    message,
    ...(mend && { tags: [DiagnosticTag.Unnecessary] }),
  };
}

/** The change that ends a problem; it is small enough to be handed over at once. */
export function toMendAction({ mend }: Problem, diagnostics: Diagnostic[], target: EditTarget): CodeAction | null {
  if (!mend) return null;
  const edits = [{ range: toRange(mend.range), newText: mend.newText }];
  return {
    title: mend.title,
    kind: CodeActionKind.QuickFix,
    isPreferred: true,
    diagnostics,
    edit: workspaceEdit(edits, target),
  };
}

function toRelated(finding: Finding, names: Names): DiagnosticRelatedInformation[] {
  return finding.path.map(({ file, line, column, what }) => {
    const place = { line: line - 1, character: column - 1 };
    return { location: { uri: names.uriOf(file), range: { start: place, end: place } }, message: what };
  });
}

/** Why here, what to do, how sure. The first sentence is the diagnostic's own, which editors show above it. */
export function toHover(spot: Spot, names: Names, client: ClientProfile): Hover {
  const markdown = client.readsMarkdown;
  const lines = new Set(spot.flatMap((finding) => hoverLines(finding, spot.length > 1, names, markdown)));
  const kind = markdown ? MarkupKind.Markdown : MarkupKind.PlainText;
  return { contents: { kind, value: [...lines].join(markdown ? "  \n" : "\n") }, range: toRange(spot[0].range) };
}

function hoverLines(finding: Finding, several: boolean, names: Names, markdown: boolean): string[] {
  const emphasis = (text: string) => (markdown ? `*${text}*` : text);
  const page = markdown ? names.pageOf(finding.rule) : undefined;
  const best = finding.fixes.find(isRewrite);
  const lines = [...finding.details];
  if (best) lines.push(`Quick fix: ${emphasis(best.title)}.`);
  if (finding.noFix && !(best && endsFinding(best))) lines.push(emphasis(`No automatic rewrite: ${finding.noFix}.`));
  if (page) lines.push(`[When not to use ${several ? finding.rule : "it"}](${page}#when-not-to-use-it)`);
  return lines;
}

/** Title and kind of a fix, without its edit. `asRewrite` puts it under an editor's refactoring menu instead. */
export function toAction(
  finding: Finding,
  fix: Fix,
  diagnostics: Diagnostic[],
  data: ActionData,
  asRewrite: boolean,
): CodeAction {
  const preferred = fix.safe && fix.kind !== "suppress" && fix === finding.fixes[0];
  return {
    title: fix.title,
    kind: asRewrite ? CodeActionKind.RefactorRewrite : CodeActionKind.QuickFix,
    ...(!asRewrite && { diagnostics }),
    ...(preferred && !asRewrite && { isPreferred: true }),
    data,
  };
}

/** A change of what a read does, as opposed to a comment beside it. */
export function isRewrite({ kind }: Fix): boolean {
  return kind !== "suppress";
}

/** Which text a change is meant for: an open document's of a version, or a file on disk. */
export interface EditTarget {
  uri: string;
  version: number | null;
  client: ClientProfile;
}

export function toWorkspaceEdit(rewrite: FileRewrite, target: EditTarget): WorkspaceEdit {
  const document = TextDocument.create(target.uri, "", 0, rewrite.text);
  const edits: LspTextEdit[] = rewrite.edits.map(({ start, end, newText }) => ({
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    newText,
  }));
  return workspaceEdit(edits, target);
}

function workspaceEdit(edits: LspTextEdit[], { uri, version, client }: EditTarget): WorkspaceEdit {
  return client.versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } };
}

export function toRange({ start, end }: Range): LspRange {
  return {
    start: { line: start.line - 1, character: start.column - 1 },
    end: { line: end.line - 1, character: end.column - 1 },
  };
}

/** True when the two touch; a cursor at either end of a name counts. */
export function touches(range: Range, other: LspRange): boolean {
  const own = toRange(range);
  return !before(own.end, other.start) && !before(other.end, own.start);
}

function before(a: LspRange["start"], b: LspRange["start"]): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

export function isActionData(data: unknown): data is ActionData {
  const { root, key, uri, fix } = (data ?? {}) as Partial<ActionData>;
  return [root, key, uri, fix].every((each) => typeof each === "string");
}
