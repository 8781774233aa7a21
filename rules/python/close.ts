/**
 * *Close the pool*: `with` around all that uses it, where that ends no work. `Pool.__exit__` terminates, so that only calls that
 * wait for their results may stand inside; an executor waits by itself. Elsewhere `close()` and `join()` behind the last use.
 */
import { type PythonNode, part } from "../../analysis/extract/python/tree.ts";
import type { TextEdit } from "../../rewrite/edit.ts";
import { lineStart, readStyle } from "../../rewrite/style.ts";
import type { Finding } from "../finding.ts";
import { within } from "./chain.ts";
import { lineAt } from "./loop.ts";
import { assignedTo, scopesOf, usesOf } from "./names.ts";
import type { Plan } from "./plans.ts";
import { nodesAt, offsetOf, type PythonSource } from "./syntax.ts";

/** Methods of a pool that are over when they return. */
const waits = new Set(["map", "starmap", "apply"]);
/** Those that hand out results one by one; what goes over all of them waits for the end. */
const handsOut = new Set(["imap", "imap_unordered"]);
const empties = new Set(["list", "set", "dict", "tuple", "sorted", "sum", "min", "max"]);

interface Made {
  name: string;
  call: PythonNode;
  statement: PythonNode;
  block: PythonNode;
  /** What follows it in its block, up to the last that uses it. */
  until: PythonNode[];
  uses: PythonNode[];
}

/** What closes the pool of a finding. */
export function closePlan(finding: Finding, source: PythonSource): Plan {
  const made = madeAt(source, offsetOf(source.text, finding.range.start.line, finding.range.start.column));
  if ("reason" in made) return made;
  const { name, until } = made;
  const executor = finding.entry.library.startsWith("concurrent.futures");
  const unfinished = executor ? undefined : made.uses.find((use) => !isOver(source, use));
  if (until.length && !unfinished) {
    const title = `Close the pool with \`with … as ${name}:\` (waits there until the work is done)`;
    return { fix: { kind: "close", title, safe: false }, edits: around(source, made) };
  }
  const leaves = until.flatMap((one) => [...own(one)]).find(({ type }) => /^(?:return|raise)_statement$/.test(type));
  if (leaves) return { reason: `line ${lineAt(source.text, leaves.start)} leaves before the pool could be closed` };
  const calls = executor ? [`${name}.shutdown()`] : [`${name}.close()`, `${name}.join()`];
  const last = until.at(-1) ?? made.statement;
  const title = `Close the pool with ${calls.map((one) => `\`${one}\``).join(" and ")} behind its last use (waits there until the work is done)`;
  return { fix: { kind: "close", title, safe: false }, edits: [behind(source, made.statement, last, calls)] };
}

function madeAt(source: PythonSource, offset: number): Made | { reason: string } {
  const { text, root } = source;
  const way = nodesAt(root, offset).reverse();
  const call = way.find(({ type }) => type === "call");
  const callee = call && part(call, "function");
  const at = call ? way.indexOf(call) : -1;
  const [assignment, statement, block] = way.slice(at + 1);
  const left = assignment?.type === "assignment" ? part(assignment, "left") : undefined;
  if (!call || !callee || callee.end < offset || left?.type !== "identifier" || call.field !== "right")
    return { reason: "the pool has no name of its own; by hand, `with … as pool:` around all that uses it" };
  const name = text.slice(left.start, left.end);
  const hand = `by hand, \`with … as ${name}:\` around all that uses it`;
  if (statement?.type !== "expression_statement" || (block?.type !== "block" && block?.type !== "module"))
    return { reason: hand };
  if (part(assignment!, "type")) return { reason: `\`${name}\` is annotated where it is made; ${hand}` };
  if (assignedTo(source, name, left)?.length !== 1) return { reason: `\`${name}\` may be another pool; ${hand}` };
  const rest = block.children.slice(block.children.indexOf(statement) + 1);
  const scope = scopesOf(source, left)[0]!;
  const uses = usesOf(source, name, left).filter((node) => node !== left);
  for (const use of uses) {
    const line = lineAt(text, use.start);
    if (scopesOf(source, use)[0] !== scope) return { reason: `line ${line} may use the pool at any time; ${hand}` };
    if (!rest.some(({ start, end }) => start <= use.start && use.end <= end))
      return { reason: `line ${line} uses the pool outside of its block; ${hand}` };
    const [attribute, called] = nodesAt(root, use.start).reverse().slice(1);
    const isMethod = attribute?.type === "attribute" && use.field === "object" && called?.type === "call";
    if (!isMethod || part(called!, "function") !== attribute)
      return { reason: `line ${line} hands the pool on; ${hand}` };
  }
  const last = rest.findLastIndex(({ start, end }) => uses.some((use) => start <= use.start && use.end <= end));
  const until = rest.slice(0, last + 1);
  const [next, after] = [rest[0], rest[last + 1]];
  const sameLine = (one: PythonNode, other: PythonNode | undefined): boolean =>
    other !== undefined && !text.slice(one.end, other.start).includes("\n");
  if (sameLine(statement, next) || sameLine(until.at(-1) ?? statement, after))
    return { reason: `several statements stand in one line; ${hand}` };
  if (text.slice(lineStart(text, statement.start), statement.start).trim())
    return { reason: `several statements stand in one line; ${hand}` };
  return { name, call, statement, block, until, uses };
}

/** True where a call of a pool has all its results before the statement is over. */
function isOver({ text, root }: PythonSource, use: PythonNode): boolean {
  const [attribute, call, ...outer] = nodesAt(root, use.start).reverse().slice(1);
  const written = (node: PythonNode | undefined): string => (node ? text.slice(node.start, node.end) : "");
  const method = written(part(attribute!, "attribute"));
  if (waits.has(method)) return true;
  const [parent, above] = outer;
  if (handsOut.has(method)) {
    if (parent?.type === "argument_list" && above?.type === "call")
      return empties.has(written(part(above, "function")));
    if (parent?.type === "for_in_clause") return /^(?:list|set|dictionary)_comprehension$/.test(above?.type ?? "");
    if (parent?.type !== "for_statement" || call!.field !== "right") return false;
    // Work that a loop leaves undone would be ended with the pool.
    return ![...own(parent)].some(({ type }) => /^(?:break|return|raise)_statement$/.test(type) || type === "yield");
  }
  const get = parent?.type === "attribute" && written(part(parent, "attribute")) === "get" ? parent : undefined;
  return /^(?:apply|map|starmap)_async$/.test(method) && above?.type === "call" && part(above, "function") === get;
}

/** Nodes of a statement, without those of functions inside it. */
function* own(node: PythonNode): Generator<PythonNode> {
  yield node;
  if (node.type === "function_definition" || node.type === "lambda" || node.type === "class_definition") return;
  for (const child of node.children) yield* own(child);
}

const insert = (at: number, newText: string): TextEdit => ({ start: at, end: at, newText });

/** `with` in place of the assignment, and what follows one level further in. */
function around({ text, root }: PythonSource, { name, call, statement, until }: Made): TextEdit[] {
  const base = text.slice(lineStart(text, statement.start), statement.start);
  const indent = base.includes("\t") ? "\t" : readStyle(text).indent;
  const strings = [...within(root)].filter(({ type }) => type === "string");
  const edits: TextEdit[] = [
    { start: statement.start, end: call.start, newText: "with " },
    insert(call.end, ` as ${name}:`),
  ];
  const end = until.at(-1)!.end;
  for (let at = text.indexOf("\n", statement.end) + 1; at > 0 && at < end; at = text.indexOf("\n", at) + 1) {
    const blank = /^\s*$/.test(text.slice(at, text.indexOf("\n", at) < 0 ? text.length : text.indexOf("\n", at)));
    if (!blank && !strings.some((one) => one.start < at && at < one.end))
      edits.push(insert(text.startsWith(base, at) ? at + base.length : at, indent));
  }
  return edits;
}

function behind({ text }: PythonSource, statement: PythonNode, last: PythonNode, calls: string[]): TextEdit {
  const { newline } = readStyle(text);
  const indent = text.slice(lineStart(text, statement.start), statement.start);
  const next = text.indexOf("\n", last.end);
  const end = next < 0 ? text.length : text[next - 1] === "\r" ? next - 1 : next;
  return { start: end, end, newText: calls.map((one) => newline + indent + one).join("") };
}
