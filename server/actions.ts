/** The light bulb: titles at once, edits when one is chosen. */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver/node";
import { endsFinding, type Finding, type Fix, type FixKind, type Problem } from "../rules/finding.ts";
import type { ClientProfile } from "./client-profile.ts";
import {
  type ActionData,
  fixAllKind,
  isActionData,
  isRewrite,
  keyOf,
  toAction,
  toMendAction,
  touches,
  toWorkspaceEdit,
} from "./convert.ts";
import type { RewriteResult } from "./engine-messages.ts";
import type { Place } from "./roots.ts";
import { type Spot, spotsOf } from "./spots.ts";

/** What the actions need of the rest of the server. */
export interface ActionSource {
  client: ClientProfile;
  locate(uri: string): Place | undefined;
  findings(place: Place): Finding[];
  problems(place: Place): Problem[];
  finding(root: string, key: string): Finding | undefined;
  rewrite(root: string, finding: Finding, kind: FixKind): Promise<RewriteResult>;
  rewriteAll(root: string, path: string): Promise<RewriteResult>;
  uriOf(root: string, path: string): string;
  /** Version and text of an open document; null for a closed one. */
  openDocument(uri: string): { version: number; text: string } | null;
}

export async function codeActions(params: CodeActionParams, source: ActionSource): Promise<CodeAction[]> {
  const uri = params.textDocument.uri;
  const place = source.locate(uri);
  if (!place || !source.client.actionLiterals) return [];
  const { only, diagnostics } = params.context;
  const findings = source.findings(place);
  const here = findings.filter((finding) => touches(finding.range, params.range));
  const actions: CodeAction[] = [];
  if (wanted(only, CodeActionKind.QuickFix)) {
    const target = { uri, version: source.openDocument(uri)?.version ?? null, client: source.client };
    for (const problem of source.problems(place)) {
      if (!problem.range || !touches(problem.range, params.range)) continue;
      const own = diagnostics.filter(({ message }) => message === problem.message);
      const action = toMendAction(problem, own, target);
      if (action) actions.push(action);
    }
    for (const spot of spotsOf(here)) actions.push(...quickFixes(spot, uri, place, diagnostics, source.client));
  }
  // Only on request: in the unfiltered menu they would stand there twice.
  if (only && !wanted(only, CodeActionKind.QuickFix) && wanted(only, CodeActionKind.RefactorRewrite)) {
    for (const finding of here) {
      for (const fix of finding.fixes.filter(isRewrite)) {
        actions.push(toAction(finding, fix, [], dataOf(finding, uri, place, fix.kind), true));
      }
    }
  }
  if (
    only &&
    wanted(only, fixAllKind) &&
    findings.some(({ fixes }) => fixes.some((fix) => fix.safe && endsFinding(fix)))
  ) {
    const data: ActionData = { root: place.root.uri, key: "", uri, fix: "all" };
    actions.push({ title: "Apply all safe ORM Memory fixes", kind: fixAllKind, data });
  }
  if (source.client.resolvesEdits) return actions;
  const resolved = await Promise.allSettled(actions.map((action) => resolveAction(action, source)));
  return resolved.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
}

/** Fills in the edit. Rejects with a sentence when the fix can't be made any more. */
export async function resolveAction(action: CodeAction, source: ActionSource): Promise<CodeAction> {
  const data = action.data;
  if (action.command || !isActionData(data)) return action;
  const rewrite = await rewriteFor(data, source);
  if ("reason" in rewrite) throw refused(`“${action.title}” was not applied: ${rewrite.reason}.`);
  const uri = source.uriOf(data.root, rewrite.file);
  const open = source.openDocument(uri);
  if (open && open.text !== rewrite.text)
    throw refused(`“${action.title}” was not applied: the file changed meanwhile. Try again.`);
  return { ...action, edit: toWorkspaceEdit(rewrite, { uri, version: open?.version ?? null, client: source.client }) };
}

async function rewriteFor(data: ActionData, source: ActionSource): Promise<RewriteResult> {
  if (data.fix === "all") {
    const place = source.locate(data.uri);
    return place ? source.rewriteAll(place.root.uri, place.path) : { reason: "the file belongs to no open folder" };
  }
  const finding = source.finding(data.root, data.key);
  return finding ? source.rewrite(data.root, finding, data.fix) : { reason: "the read is no longer reported" };
}

/** What can be done about all that is said of one name: each change once, then the probe, then the comments. */
function quickFixes(spot: Spot, uri: string, place: Place, shown: Diagnostic[], client: ClientProfile): CodeAction[] {
  const key = keyOf(spot[0]);
  const own = shown.filter(({ data }) => (data as Partial<ActionData> | undefined)?.key === key);
  const toQuickFix = (finding: Finding, fix: Fix) =>
    toAction(finding, fix, own, dataOf(finding, uri, place, fix.kind), false);
  const changes = new Map<string, CodeAction>();
  const comments: CodeAction[] = [];
  for (const finding of spot)
    for (const fix of finding.fixes) {
      if (isRewrite(fix)) {
        if (!changes.has(fix.title)) changes.set(fix.title, toQuickFix(finding, fix));
        continue;
      }
      const title = spot.length > 1 ? `${fix.title} (${finding.rule})` : fix.title;
      comments.push(toQuickFix(finding, { ...fix, title }));
    }
  return [...changes.values(), ...verification(spot[0], uri, own, client), ...comments];
}

function verification(finding: Finding, uri: string, diagnostics: Diagnostic[], client: ClientProfile): CodeAction[] {
  const command = client.options.probeCommand;
  if (!command) return [];
  const title = "Verify with the memory probe…";
  const { line, column } = finding.range.start;
  const at = [{ uri, line, column, fix: finding.fixes.find(isRewrite)?.kind ?? null }];
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics, command: { title, command, arguments: at } }];
}

function dataOf(finding: Finding, uri: string, place: Place, fix: FixKind): ActionData {
  return { root: place.root.uri, key: keyOf(finding), uri, fix };
}

/** Kinds are a hierarchy: who asks for `source` or `source.fixAll` also means `source.fixAll.ormMemory`. */
function wanted(only: string[] | undefined, kind: string): boolean {
  return !only || only.some((each) => each === "" || kind === each || kind.startsWith(`${each}.`));
}

function refused(sentence: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, sentence);
}
