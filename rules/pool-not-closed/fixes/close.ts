/**
 * *Close the pool in a `finally`*: what follows the pool in its block is put into a `try`. Never safe: work that nobody
 * waits for ends with the pool.
 */
import type { ts as TS } from "@ts-morph/common";
import { catalog } from "../../../catalog/index.ts";
import { checked } from "../../../rewrite/checked.ts";
import type { Rewrite, TextEdit } from "../../../rewrite/edit.ts";
import { indentationAt, lineStart, readStyle } from "../../../rewrite/style.ts";
import { loadTypeScript, parse, ts } from "../../../rewrite/typescript.ts";
import type { Finding, FixKind } from "../../finding.ts";
import type { Sources } from "../../rule.ts";
import { callAt } from "../../unbounded-read/fixes/fan-out/find.ts";
import { enclosingFunction, type FunctionNode, outward, statementList } from "../../unbounded-read/fixes/scope.ts";
import { computeSuppression, offerSuppression } from "../../unbounded-read/fixes/suppress.ts";
import { fixTarget } from "../../unbounded-read/fixes/target.ts";

/** What can be offered for a pool that is not closed. */
export async function offerClose(finding: Finding, sources: Sources): Promise<Pick<Finding, "fixes" | "noFix">> {
  await loadTypeScript();
  const text = sources.text(finding.file) ?? "";
  const file = parse(finding.file, text);
  const edits = closeEdits(finding, file);
  const fixes = offerSuppression(fixTarget(finding, sources), file, "Ignore this pool, with a reason");
  if ("reason" in edits) return { fixes, noFix: edits.reason };
  const { close, name } = edits;
  const title = `Close the pool with \`${name}.${close}()\` in a \`finally\` (ends work that nobody waits for)`;
  return { fixes: [{ kind: "close", title, safe: false }, ...fixes], noFix: null };
}

/** The edits of a fix. */
export async function computeClose(finding: Finding, kind: FixKind, sources: Sources): Promise<Rewrite> {
  await loadTypeScript();
  const text = sources.text(finding.file) ?? "";
  const file = parse(finding.file, text);
  if (kind === "suppress") return computeSuppression(fixTarget(finding, sources), file);
  const found = closeEdits(finding, file);
  return "reason" in found ? found : { edits: found.edits };
}

type Closing = { edits: TextEdit[]; close: string; name: string } | { reason: string };

function closeEdits(finding: Finding, file: TS.SourceFile): Closing {
  const { start } = finding.range;
  const close = closeOf(finding);
  const call = callAt(file, start);
  const declaration = call && declarationOf(call);
  if (!declaration)
    return { reason: `the pool has no name of its own; give it one, and call its \`${close}\` in a \`finally\`` };
  const { name, statement } = declaration;
  const fn = enclosingFunction(statement);
  if (!fn) return { reason: `where the script's work ends is not known; call \`${name}.${close}()\` there` };
  if (finding.severity === "information")
    return { reason: `the call of \`${close}\` that is there has to move into a \`finally\` around the work` };
  if (!isAsync(fn)) return { reason: "the function is not async, so nothing there can wait for the work to end" };
  const list = statementList(statement) ?? [];
  const rest = list.slice(list.indexOf(statement) + 1);
  if (!rest.length) return { reason: `nothing follows the pool in its block that could be waited for` };
  if (isUsedOutside(file, name, statement, rest))
    return { reason: `\`${name}\` is used outside of its block; call \`${name}.${close}()\` where the work ends` };
  const edits = wrapped(file, rest, `await ${name}.${close}()`, fn);
  const made = checked(finding.file, file.text, edits);
  return "reason" in made ? made : { edits: made.edits, close, name };
}

/** The catalog's method for the class or factory. */
function closeOf({ entry }: Finding): string {
  const makes = catalog.pools.find(({ id }) => id === entry.library)?.makes;
  return makes?.find(({ close }) => close)?.close?.[0] ?? "close";
}

/** `const pool = new Piscina(…)`, alone in its statement. */
function declarationOf(call: TS.Expression): { name: string; statement: TS.VariableStatement } | null {
  let value = outward(call, true);
  if (ts.isAwaitExpression(value.parent)) value = outward(value.parent, true);
  const { parent } = value;
  if (!ts.isVariableDeclaration(parent) || parent.initializer !== value) return null;
  const { parent: list, name } = parent;
  if (!ts.isIdentifier(name) || !ts.isVariableDeclarationList(list) || list.declarations.length > 1) return null;
  return ts.isVariableStatement(list.parent) ? { name: name.text, statement: list.parent } : null;
}

const isAsync = (fn: FunctionNode): boolean =>
  (ts.canHaveModifiers(fn) ? ts.getModifiers(fn) : undefined)?.some((m) => m.kind === ts.SyntaxKind.AsyncKeyword) ??
  false;

/** True where the name stands somewhere else than in the statements after it. */
function isUsedOutside(file: TS.SourceFile, name: string, statement: TS.Node, rest: readonly TS.Statement[]): boolean {
  let outside = false;
  const visit = (node: TS.Node): void => {
    if (node === statement || rest.includes(node as TS.Statement)) return;
    const member =
      ts.isPropertyAccessExpression(node.parent ?? file) && (node.parent as TS.PropertyAccessExpression).name === node;
    if (ts.isIdentifier(node) && node.text === name && !member) {
      const around = enclosingFunction(node);
      outside ||= around === enclosingFunction(statement);
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return outside;
}

/** The statements in a `try`, one level further in; what is handed back is waited for first. */
function wrapped(file: TS.SourceFile, rest: readonly TS.Statement[], closing: string, fn: FunctionNode): TextEdit[] {
  const { text } = file;
  const { indent, newline, semicolon } = readStyle(text);
  const first = rest[0]!;
  const last = rest.at(-1)!;
  const start = lineStart(text, first.getStart(file));
  const base = indentationAt(text, first.getStart(file));
  const edits: TextEdit[] = [{ start, end: start, newText: `${base}try {${newline}` }];
  const texts = templates(file);
  for (let at = start; at <= last.end; ) {
    const end = text.indexOf("\n", at) < 0 ? text.length : text.indexOf("\n", at);
    const blank = text.slice(at, end).trim() === "";
    if (!blank && !texts.some((one) => one.start < at && at <= one.end))
      edits.push({ start: at, end: at, newText: indent });
    at = end + 1;
  }
  for (const one of rest) waitForResults(one, fn, edits);
  const end = text.indexOf("\n", last.end) < 0 ? text.length : text.indexOf("\n", last.end);
  const after = text.slice(last.end, end).includes("}") ? last.end : end;
  edits.push({
    start: after,
    end: after,
    newText: `${newline}${base}} finally {${newline}${base}${indent}${closing}${semicolon}${newline}${base}}`,
  });
  // What stands at the start of a line comes after the `try` that is put there.
  const [opening, ...others] = edits;
  const merged = others.find((one) => one.start === start);
  if (merged) merged.newText = opening!.newText + merged.newText;
  return merged ? others : edits;
}

/** `return work()` gives a promise away before the `finally`; `return await work()` does not. */
function waitForResults(node: TS.Node, fn: FunctionNode, edits: TextEdit[]): void {
  if (ts.isFunctionLike(node)) return;
  if (ts.isReturnStatement(node) && node.expression && enclosingFunction(node) === fn) {
    const value = node.expression;
    const start = value.getStart();
    if (ts.isCallExpression(value) || ts.isIdentifier(value) || ts.isPropertyAccessExpression(value))
      edits.push({ start, end: start, newText: "await " });
    else if (
      ts.isConditionalExpression(value) ||
      (ts.isBinaryExpression(value) && /^(?:\?\?|\|\||&&)$/.test(value.operatorToken.getText()))
    )
      edits.push({ start, end: start, newText: "await (" }, { start: value.end, end: value.end, newText: ")" });
  }
  ts.forEachChild(node, (child) => waitForResults(child, fn, edits));
}

function templates(file: TS.SourceFile): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  const visit = (node: TS.Node): void => {
    if (ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      found.push({ start: node.getStart(file), end: node.end });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
