/**
 * *Read in batches*: what a loop goes over becomes a generator of pages by the key. The loop stays as it is, so that
 * `break`, `continue`, `else` and `return` mean what they did.
 */
import { named, type PythonNode, part } from "../../analysis/extract/python/tree.ts";
import type { TextEdit } from "../../rewrite/edit.ts";
import { thousands } from "../../rewrite/number.ts";
import { lineStart, readStyle } from "../../rewrite/style.ts";
import type { Finding } from "../finding.ts";
import { bare, entityOf, type Link, linksOf, within } from "./chain.ts";
import { keyIn } from "./key.ts";
import { keptBy, lineAt, loopOf } from "./loop.ts";
import { type Pager, pagers } from "./pagers.ts";
import type { Plan } from "./plans.ts";
import { argumentsOf, type PythonSource, type Rows } from "./syntax.ts";

/** What is written in place of the read. */
interface Paged {
  pager: Pager;
  /** The rows' class, as it is written. */
  entity: string;
  edits: (name: string, key: string) => TextEdit[];
}

type Reason = { reason: string };

/** Links that neither order the rows nor change which objects they are. */
const harmless: Record<Pager["id"], Set<string>> = {
  // A query gives each object once, also where a join repeats it.
  query: new Set(["filter", "filter_by", "where", "options", "join", "outerjoin"]),
  statement: new Set(["filter", "filter_by", "where", "options"]),
  queryset: new Set(["all", "filter", "exclude", "select_related", "prefetch_related", "only", "defer", "using"]),
};

/** Pages for a read whose rows one loop goes over, and keeps none of. */
export function pagesPlan(finding: Finding, source: PythonSource, rows: Rows, size: number): Plan {
  const plan = pagesOf(finding, source, rows, size);
  return plan && "reason" in plan
    ? { ...plan, of: "batch" }
    : (plan ?? { reason: "there are no pages for this library" });
}

function pagesOf(finding: Finding, source: PythonSource, rows: Rows, size: number): Plan | undefined {
  const { orm, key, noKey } = finding.read!;
  const paged = orm === "django" ? queryset(source, rows) : orm === "sqlalchemy" ? ofSession(source, rows) : undefined;
  if (!paged || "reason" in paged) return paged;
  const loop = loopOf(source, rows);
  if ("reason" in loop) return loop;
  const kept = keptBy(source, loop) ?? addedBy(source, loop.node, paged.entity);
  if (kept) return { reason: kept };
  if (finding.escape !== "none") return { reason: "the rows are kept" };
  const written = keyIn(source, paged.entity);
  if (written && "reason" in written) return written;
  const field = paged.pager.id === "queryset" ? "pk" : (written?.field ?? key?.fields[0]);
  if (!field || (!written && key && key.fields.length > 1)) return { reason: noKey ?? "no single key is known" };
  const by =
    paged.pager.id === "queryset"
      ? "the key and in its order"
      : written
        ? field
        : `${field}, if that is the primary key`;
  const helper = placed(source, rows, paged.pager, size);
  return {
    fix: {
      kind: "batch",
      title: `Read in batches of ${thousands(size)} by ${by} (keeps one batch in memory, each sees the table anew)`,
      safe: false,
    },
    edits: [...helper.edits, ...paged.edits(helper.name, `${paged.entity}.${field}`)],
  };
}

/** Rows of the same class that the loop makes would come with a later page. */
function addedBy({ text }: PythonSource, loop: PythonNode, entity: string): string | undefined {
  const end = entity.split(".").at(-1)!;
  for (const node of within(loop)) {
    const callee = node.type === "call" ? part(node, "function") : undefined;
    const name = callee && text.slice(callee.start, callee.end);
    if (name && (name === entity || name === end || new RegExp(`\\b${end}\\.objects\\.\\w*create`).test(name)))
      return `line ${lineAt(text, node.start)} adds rows, which later pages would read`;
  }
  return undefined;
}

/** A query as it stands in a chain. */
export interface Query {
  entity: string;
  /** Its calls after `query`. */
  after: Link[];
  /** Where it ends, without the `.all()` that runs it. */
  end: number;
}

/** The query that rows come from; undefined where they come from a statement or something else. */
export function queryOf({ text }: PythonSource, chain: PythonNode): Query | Reason | undefined {
  const links = linksOf(text, chain);
  if (!links) return { reason: "the read is no plain chain of calls" };
  const rest = links.at(-1)!.name === "all" ? links.slice(0, -1) : links;
  const at = rest.findIndex(({ name, call }, index) => name === "query" && (call !== null || index > 0));
  const query = rest[at];
  if (!query) return undefined;
  // Flask's `User.query` has its class before the dot.
  const owner = query.object && text.slice(query.object.start, query.object.end);
  const entity = query.call ? entityOf(text, query) : owner && /^(?:\w+\.)*[A-Z]\w*$/.test(owner) ? owner : undefined;
  if (!entity) return { reason: "the rows are no objects of one class" };
  const end = rest === links ? chain.end : links.at(-1)!.object!.end;
  if (text.slice(end, chain.end).includes("#")) return { reason: "a comment stands in the chain" };
  return { entity, after: rest.slice(at + 1), end };
}

function ofSession(source: PythonSource, rows: Rows): Paged | Reason {
  const chain = bare(rows.node);
  const query = queryOf(source, chain);
  if (!query) return statement(source, chain);
  if ("reason" in query) return query;
  const other = otherThan("query", query.after);
  if (other) return other;
  return {
    pager: pagers.query,
    entity: query.entity,
    edits: (name, key) => [
      { start: chain.start, end: chain.start, newText: `${name}(` },
      { start: query.end, end: chain.end, newText: `, ${key})` },
    ],
  };
}

/** `session.scalars(select(User))`, `session.execute(select(User)).scalars()` */
function statement({ text }: PythonSource, chain: PythonNode): Paged | Reason {
  const none = { reason: "what is read stands somewhere else" };
  const all = linksOf(text, chain)!;
  const links = all.at(-1)!.name === "all" ? all.slice(0, -1) : all;
  if (links.length === 0) return none;
  const last = links.at(-1)!;
  const before = links.at(-2);
  const run = argumentsCount(last) > 0 ? last : before;
  const isScalars = run === last ? last.name === "scalars" : last.name === "scalars" && before?.name === "execute";
  if (!run?.call || !run.object || !isScalars || argumentsCount(run) !== 1) return none;
  const [written] = argumentsOf(run.call);
  const selects = written && linksOf(text, written);
  if (!written || !selects) return none;
  const at = selects.findIndex(({ name, call }) => name === "select" && call);
  const entity = at < 0 ? undefined : entityOf(text, selects[at]!);
  if (!entity) return { reason: "the rows are no objects of one class" };
  const other = otherThan("statement", selects.slice(at + 1)) ?? joined(text, selects.slice(at + 1), entity);
  if (other) return other;
  const session = text.slice(run.object.start, run.object.end);
  const select = text.slice(written.start, written.end);
  if (text.slice(chain.start, chain.end).includes("#")) return { reason: "a comment stands in the chain" };
  return {
    pager: pagers.statement,
    entity,
    edits: (name, key) => [{ start: chain.start, end: chain.end, newText: `${name}(${session}, ${select}, ${key})` }],
  };
}

/** Conditions on another class join it, and a row may then come more than once: a page may end between the two. */
function joined(text: string, links: Link[], entity: string): Reason | undefined {
  for (const { call } of links)
    for (const node of call ? within(part(call, "arguments")!) : []) {
      const object = node.type === "attribute" ? part(node, "object") : undefined;
      const name = object && text.slice(object.start, object.end);
      if (name && /^(?:\w+\.)*[A-Z]\w*$/.test(name) && name !== entity)
        return { reason: `\`${name}\` is joined, and a page could end between two rows of one object` };
    }
  return undefined;
}

const argumentsCount = ({ call }: Link): number => {
  const list = call && part(call, "arguments");
  return list ? named(list).length : 0;
};

/** Lookups that look at a column of the row itself. */
const lookups =
  /^[a-z0-9]+(?:_[a-z0-9]+)*(?:__(?:exact|iexact|i?contains|i?startswith|i?endswith|i?regex|gte?|lte?|in|isnull|range|date|year|month|day))?$/;

function queryset({ text }: PythonSource, rows: Rows): Paged | Reason {
  const chain = bare(rows.node);
  const links = linksOf(text, chain);
  const at = links?.findIndex(({ name, call }) => name === "objects" && !call) ?? -1;
  const model = links?.[at]?.object;
  if (!links || !model || at === links.length - 1) return { reason: "what is read stands somewhere else" };
  const other = otherThan("queryset", links.slice(at + 1));
  if (other) return other;
  for (const { name, call } of links.slice(at + 1))
    for (const argument of name === "filter" ? named(part(call!, "arguments")!) : []) {
      const keyword = argument.type === "keyword_argument" ? part(argument, "name") : undefined;
      if (!keyword || !lookups.test(text.slice(keyword.start, keyword.end)))
        return { reason: "a condition may join another table, and a page could end between two rows of one object" };
    }
  return {
    pager: pagers.queryset,
    entity: text.slice(model.start, model.end),
    edits: (name) => [
      { start: chain.start, end: chain.start, newText: `${name}(` },
      { start: chain.end, end: chain.end, newText: ")" },
    ],
  };
}

function otherThan(id: Pager["id"], links: Link[]): Reason | undefined {
  const other = links.find(({ name, call }) => !call || !harmless[id].has(name));
  if (!other) return undefined;
  return {
    reason:
      other.name === "order_by"
        ? "the rows are wanted in an order of their own"
        : `\`${other.name}\` may not go together with pages`,
  };
}

/** The generator above the statement of the module that the read is in; one that is there already does. */
function placed(
  { text, root }: PythonSource,
  rows: Rows,
  pager: Pager,
  size: number,
): { name: string; edits: TextEdit[] } {
  const { newline } = readStyle(text);
  const write = (name: string): string => pager.write(name, size).join(newline);
  for (let count = 1; ; count++) {
    const name = count === 1 ? pager.name : `${pager.name}_${count}`;
    if (text.includes(write(name))) return { name, edits: [] };
    if (new RegExp(`\\b${name}\\b`).test(text)) continue;
    const top = root.children.find(({ start, end }) => start <= rows.node.start && rows.node.start < end)!;
    let start = lineStart(text, top.start);
    // Comments above a function belong to it.
    while (start > 0 && /^#/.test(text.slice(lineStart(text, start - 1), start))) start = lineStart(text, start - 1);
    return { name, edits: [{ start, end: start, newText: write(name) + newline.repeat(3) }] };
  }
}
