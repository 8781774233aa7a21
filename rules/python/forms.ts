/** What is read, in its library's words: a query, a statement that is run, a QuerySet; also where it has a name. */
import { named, type PythonNode, part } from "../../analysis/extract/python/tree.ts";
import { bare, entityOf, type Link, linksOf } from "./chain.ts";
import { assignedTo, usesOf } from "./names.ts";
import type { Pager } from "./pagers.ts";
import { argumentsOf, type PythonSource, type Rows } from "./syntax.ts";

export type Reason = { reason: string };

export interface Form {
  is: Exclude<Pager["id"], "awaited">;
  /** The rows' class, as it is written. */
  entity: string;
  /** All that is called on the query, wherever it is: also where a name gets it. */
  after: Link[];
  /** The expression that gives the rows. */
  chain: PythonNode;
  /** Where the query ends in the chain, without what runs it. */
  end: number;
  /** What runs a statement. */
  run?: Run;
}

export interface Run {
  /** `execute`, `scalars` */
  link: Link;
  statement: PythonNode;
  awaited: boolean;
  /** `session.execute(…)`, where a name has its result and the chain begins with the name. */
  result?: { name: string; value: PythonNode };
}

const isClass = (written: string): boolean => /^(?:\w+\.)*[A-Z]\w*$/.test(written);

/** What is read; undefined for a library that has no pages. */
export function formOf(orm: string, source: PythonSource, rows: Rows): Form | Reason | undefined {
  const chain = bare(rows.node);
  if (orm === "django") return querysetOf(source, chain);
  if (orm === "peewee") return selectOf(source, chain);
  return orm === "sqlalchemy" ? (queryOf(source, chain) ?? statementOf(source, chain, rows)) : undefined;
}

const elsewhere = { reason: "what is read stands somewhere else" };

/** A chain behind whatever its first name was given, once for each way; undefined where that is not known. */
function chainsOf(source: PythonSource, links: Link[], depth = 0): Link[][] | undefined {
  const [first, ...rest] = links;
  if (!first || first.call || first.object || depth > 8) return undefined;
  const values = assignedTo(source, first.name, first.node);
  if (!values) return undefined;
  const heads: Link[][] = [];
  const added: Link[] = [];
  for (const value of values) {
    const own = linksOf(source.text, bare(value));
    if (!own || own.some(({ awaited }) => awaited)) return undefined;
    if (own[0]!.name === first.name && !own[0]!.call) added.push(...own.slice(1));
    else heads.push(own);
  }
  return heads.length ? heads.map((head) => [...head, ...added, ...rest]) : undefined;
}

/** The place of the one link that a chain begins to be a read with. */
type Head = (links: Link[]) => number;

interface Found {
  head: Link;
  after: Link[];
}

/** The head of a chain, looked for behind names where the chain itself has none; all ways have to lead to the same class. */
function headOf(
  source: PythonSource,
  links: Link[],
  at: Head,
  entity: (head: Link) => string | undefined,
): (Found & { entity: string }) | Reason | undefined {
  let ways = [links];
  for (let depth = 0; ways.some((way) => at(way) < 0); depth++) {
    if (depth > 4) return undefined;
    const next: Link[][] = [];
    for (const way of ways) {
      const more = at(way) < 0 ? chainsOf(source, way) : [way];
      if (!more) return undefined;
      next.push(...more);
    }
    ways = next;
  }
  const heads = ways.map((way) => way[at(way)]!);
  const [one, ...others] = heads.map(entity);
  if (!one || others.some((other) => other !== one)) return { reason: "the rows are no objects of one class" };
  return { head: heads[0]!, entity: one, after: ways.flatMap((way) => way.slice(at(way) + 1)) };
}

/** `session.query(User)`, and Flask's `User.query`, which has its class before the dot. */
export function queryOf(source: PythonSource, chain: PythonNode): Form | Reason | undefined {
  const { text } = source;
  const links = linksOf(text, chain);
  if (!links) return { reason: "the read is no plain chain of calls" };
  const ends = links.at(-1)!.name === "all" && links.at(-1)!.call !== null;
  const rest = ends ? links.slice(0, -1) : links;
  const found = headOf(
    source,
    rest,
    (way) => way.findIndex(({ name, call }, index) => name === "query" && (call !== null || index > 0)),
    (head) => {
      if (head.call) return entityOf(text, head);
      const owner = head.object && text.slice(head.object.start, head.object.end);
      return owner && isClass(owner) ? owner : undefined;
    },
  );
  if (!found || "reason" in found) return found;
  if (links.some(({ awaited }) => awaited)) return { reason: "the read is no plain chain of calls" };
  const end = ends ? links.at(-1)!.object!.end : chain.end;
  if (text.slice(end, chain.end).includes("#")) return { reason: "a comment stands in the chain" };
  return { is: "query", entity: found.entity, after: found.after, chain, end };
}

/** `session.scalars(select(User))`, `session.execute(select(User)).scalars()`; the statement or the result may have a name. */
function statementOf(source: PythonSource, chain: PythonNode, rows: Rows): Form | Reason {
  const { text } = source;
  const all = linksOf(text, chain)!;
  const links = all.at(-1)!.name === "all" ? all.slice(0, -1) : all;
  const run = runOf(links) ?? runOfResult(source, links, rows);
  if (!run) return elsewhere;
  const { statement } = run;
  const selects = linksOf(text, bare(statement));
  if (!selects) return elsewhere;
  const found = headOf(
    source,
    selects,
    (way) => way.findIndex(({ name, call }) => name === "select" && call !== null),
    (head) => entityOf(text, head),
  );
  if (!found) return elsewhere;
  if ("reason" in found) return found;
  if (text.slice(chain.start, chain.end).includes("#")) return { reason: "a comment stands in the chain" };
  return { is: "statement", entity: found.entity, after: found.after, chain, end: chain.end, run };
}

const argumentsCount = ({ call }: Link): number => {
  const list = call && part(call, "arguments");
  return list ? named(list).length : 0;
};

function runOf(links: Link[]): Run | undefined {
  const last = links.at(-1);
  const before = links.at(-2);
  if (!last?.call) return undefined;
  const run = argumentsCount(last) > 0 ? last : before;
  const isScalars = run === last ? last.name === "scalars" : last.name === "scalars" && before?.name === "execute";
  if (!run?.call || !run.object || !isScalars || argumentsCount(run) !== 1) return undefined;
  const [statement] = argumentsOf(run.call);
  if (!statement || links.some((link) => link.awaited && link !== run)) return undefined;
  return { link: run, statement, awaited: run.awaited };
}

/** The statement above gives the result a name, which nothing but the chain uses. */
function runOfResult(source: PythonSource, [first, ...rest]: Link[], { around }: Rows): Run | undefined {
  if (!first || first.call || first.object || rest.length > 1) return undefined;
  const at = around.findIndex(({ type }) => type === "block" || type === "module");
  const [statement, block] = [around[at - 1], around[at]];
  if (!statement || !block) return undefined;
  const above = block.children[block.children.indexOf(statement) - 1];
  const values = assignedTo(source, first.name, first.node);
  const [value] = values ?? [];
  const assignment = above?.type === "expression_statement" ? above.children[0] : undefined;
  if (values?.length !== 1 || !value || assignment?.type !== "assignment" || part(assignment, "right") !== value)
    return undefined;
  if (usesOf(source, first.name, first.node).length !== 2 || source.text.slice(value.start, value.end).includes("#"))
    return undefined;
  const links = linksOf(source.text, value);
  const run = links && runOf([...links, ...rest]);
  return run && { ...run, result: { name: first.name, value } };
}

/** A manager's QuerySet. */
export function querysetOf(source: PythonSource, chain: PythonNode): Form | Reason {
  const { text } = source;
  const links = linksOf(text, chain);
  if (!links || links.some(({ awaited }) => awaited)) return elsewhere;
  const found = headOf(
    source,
    links,
    (way) => way.findIndex(({ name, call }) => name === "objects" && !call),
    ({ object }) => object && text.slice(object.start, object.end),
  );
  if (!found) return elsewhere;
  if ("reason" in found) return found;
  return { is: "queryset", entity: found.entity, after: found.after, chain, end: chain.end };
}

/** Peewee's `User.select()`, with all columns. */
export function selectOf(source: PythonSource, chain: PythonNode): Form | Reason {
  const { text } = source;
  const links = linksOf(text, chain);
  if (!links) return elsewhere;
  const found = headOf(
    source,
    links,
    (way) => way.findIndex(({ name, call }) => name === "select" && call !== null),
    (head) => {
      const owner = head.object && text.slice(head.object.start, head.object.end);
      return owner && isClass(owner) && argumentsCount(head) === 0 ? owner : undefined;
    },
  );
  if (!found) return elsewhere;
  if ("reason" in found) return found;
  return { is: "select", entity: found.entity, after: found.after, chain, end: chain.end };
}
