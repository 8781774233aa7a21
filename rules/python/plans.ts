import { type PythonNode, part } from "../../analysis/extract/python/tree.ts";
import type { TextEdit } from "../../rewrite/edit.ts";
import { thousands } from "../../rewrite/number.ts";
import type { Finding, Fix, FixKind } from "../finding.ts";
import { bare } from "./chain.ts";
import { formOf } from "./forms.ts";
import { iteratorPlan } from "./iterator.ts";
import { assignedTo, usesOf } from "./names.ts";
import { narrowPlan } from "./narrow.ts";
import { pagesPlan } from "./pages.ts";
import { argumentsOf, callsOf, offsetOf, type PythonSource, type Rows, rowsAt } from "./syntax.ts";
import { yieldPerPlan } from "./yield-per.ts";

/** A rewrite, written out; or why it is none. */
export type Plan = { fix: Fix; edits: TextEdit[] } | { reason: string; of?: FixKind };

interface Asked extends PythonSource {
  finding: Finding;
  rows: Rows;
  batchSize: number;
}

const insert = (at: number, newText: string): TextEdit => ({ start: at, end: at, newText });

/** Methods that are handed a statement. */
const executes = ["execute", "scalars", "exec", "stream", "stream_scalars"];

/** Every rewrite of a read, best first. */
export function plansOf(finding: Finding, source: PythonSource, batchSize: number): Plan[] {
  const rows = rowsAt(source, offsetOf(source.text, finding.range.start.line, finding.range.start.column));
  if (!rows || !finding.read) return [];
  const asked: Asked = { ...source, finding, rows, batchSize };
  const pages = pagesPlan(finding, source, rows, batchSize);
  return [
    countPlan(asked),
    ...(finding.read.orm === "sqlalchemy"
      ? [pages, yieldPerPlan(finding, source, rows)]
      : [iteratorPlan(finding, source, rows), pages]),
    narrowPlan(finding, source, rows),
    boundPlan(asked),
  ];
}

/** A name of the program in place of Python's own. */
const ownLen = /\b(?:def|class|as|import|for)\s+len\b|\blen\s*(?::[^=\n]*)?=(?!=)/;

/** `len(rows)` and `if rows:` ask the database for a number. */
function countPlan({ text, root, finding, rows }: Asked): Plan {
  const { node, around } = rows;
  const reason = { reason: "more than their number is used" };
  const orm = finding.read!.orm;
  const [list, call] = around;
  const names = callsOf(text, node).map(({ name }) => name);
  const callee = call?.type === "call" ? part(call, "function") : undefined;
  if (list?.type === "argument_list" && callee && text.slice(callee.start, callee.end) === "len") {
    if (ownLen.test(text)) return { reason: "`len` is the program's own" };
    // The rows are there already when they are gone over later: a count would be one query more.
    if (rows.call === null && isUsedAgain(text, rows)) return reason;
    // Rows of a join may stand for one object, which is counted once.
    if (names.some((name) => /join|distinct|group_by|options/.test(name))) return reason;
    const kept = withoutEnd(text, rows, orm);
    if (kept === undefined) return reason;
    return {
      fix: { kind: "count", title: "Count in the database (reads one number, no rows)", safe: true },
      edits: [{ start: call!.start, end: call!.end, newText: `${kept}.count()` }],
    };
  }
  const tested = list?.type === "if_statement" || list?.type === "not_operator" || list?.type === "elif_clause";
  if (orm !== "django" || !tested || rows.call !== null || isUsedAgain(text, rows)) return reason;
  // `None` is as empty as a QuerySet without rows.
  const values = assignedTo({ text, root }, text.slice(node.start, node.end), node);
  if (!values?.every(({ type }) => type === "call")) return { reason: "the name may hold something else" };
  const form = formOf(orm, { text, root }, rows);
  // A slice of rows that are there is a list, and one of a QuerySet is another.
  const sliced = new RegExp(`\\b${text.slice(node.start, node.end)}\\s*\\[`).test(text.slice(node.end));
  return {
    fix: {
      kind: "count",
      title: "Ask the database whether there is one (reads no rows)",
      safe: !sliced && form !== undefined && !("reason" in form),
    },
    edits: [insert(node.end, ".exists()")],
  };
}

/** A chain without what runs it; undefined where it can't be counted. */
function withoutEnd(text: string, { node, call }: Rows, orm: string): string | undefined {
  if (orm === "django" || orm === "peewee") return text.slice(node.start, node.end);
  const callee = part(node, "function");
  const object = callee && part(callee, "object");
  const isQuery = callsOf(text, node).some(({ name }) => name === "query");
  return orm === "sqlalchemy" && call === "all" && isQuery && object ? text.slice(object.start, object.end) : undefined;
}

/** True where the rows that a name holds are gone over later: they would be read after all, in a query more. */
function isUsedAgain(text: string, { node, around }: Rows): boolean {
  const name = text.slice(node.start, node.end);
  const body = around.find((one) => one.type === "function_definition") ?? around.at(-1);
  const rest = text.slice(node.end, body?.end ?? text.length);
  for (const match of rest.matchAll(new RegExp(`\\b${name}\\b(\\s*[.\\[]\\s*\\w*)?`, "g")))
    if (match[1] === undefined) return true;
  return false;
}

/** A limit, which changes the result when there are more rows. */
function boundPlan(asked: Asked): Plan {
  const { batchSize } = asked;
  const edits = boundEdits(asked);
  if (!edits) return { reason: "there is no place for a limit" };
  const title = `Read at most ${thousands(batchSize)} rows (changes the result when there are more)`;
  return { fix: { kind: "bound", title, safe: false }, edits };
}

function boundEdits({ text, finding, rows, batchSize, root }: Asked): TextEdit[] | undefined {
  const { orm } = finding.read!;
  const { call } = rows;
  const node = bare(rows.node);
  const callee = part(node, "function");
  const object = callee && part(callee, "object");
  const isCached = (orm === "django" || orm === "peewee") && node.type === "identifier";
  // What asks later is answered from the rows of the first; it would ask the database after all.
  if (isCached && asksLater({ text, root }, node)) return undefined;
  // What is compared or tested may be something else on another way.
  const [parent] = rows.around;
  const isGoneOver = parent?.type.startsWith("for_") ? node.field === "right" : parent?.type === "argument_list";
  if (isCached && !isGoneOver) return undefined;
  if (orm === "django") {
    // What `iterator()` gives is no QuerySet.
    const end = call === "iterator" && object ? object.end : node.end;
    return call === "in_bulk" ? undefined : [insert(end, `[:${batchSize}]`)];
  }
  if (orm === "peewee" || orm === "tortoise") {
    const inner = node.type === "await" ? node.children.at(-1)! : node;
    const end = call === "iterator" && object ? object.end : inner.end;
    return [insert(end, `.limit(${batchSize})`)];
  }
  if (orm === "dbapi") {
    const name = callee && part(callee, "attribute");
    const list = part(node, "arguments");
    return call === "fetchall" && name && list
      ? [{ start: name.start, end: list.end, newText: `fetchmany(${batchSize})` }]
      : undefined;
  }
  return orm === "sqlalchemy" ? limitOf({ text, root }, rows, batchSize) : undefined;
}

const asksLater = (source: PythonSource, node: PythonNode): boolean =>
  usesOf(source, source.text.slice(node.start, node.end), node).some(({ start }) => start > node.start);

/** A limit of a query or statement of SQLAlchemy: a result has none. */
function limitOf(source: PythonSource, rows: Rows, batchSize: number): TextEdit[] | undefined {
  const { text } = source;
  const { call } = rows;
  const node = bare(rows.node);
  const limit = `.limit(${batchSize})`;
  const calls = callsOf(text, node);
  const run = calls.find((one) => executes.includes(one.name) && argumentsOf(one.node).length > 0);
  if (run) {
    const [statement] = argumentsOf(run.node);
    const isSelect = statement && callsOf(text, statement).some(({ name }) => name === "select");
    return statement && (isSelect || statement.type === "identifier") ? [insert(statement.end, limit)] : undefined;
  }
  if (calls.some(({ name }) => name === "query") || /\.query\b/.test(text.slice(node.start, node.end))) {
    const callee = call === "all" ? part(node, "function") : undefined;
    return [insert(callee ? part(callee, "object")!.end : node.end, limit)];
  }
  const form = formOf("sqlalchemy", source, rows);
  if (!form || "reason" in form) return undefined;
  if (form.is === "query") return [insert(form.end, limit)];
  const statement = form.run?.statement;
  return statement?.type === "call" || statement?.type === "identifier" ? [insert(statement.end, limit)] : undefined;
}
