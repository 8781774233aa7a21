/** Reads that are built by a chain of methods: which of them a page keeps, and in what order rows come. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { unwrapped } from "../object.ts";
import { lineOf } from "../target.ts";
import { argumentsOf, type Chain, type Link } from "./chain.ts";
import { directionOf } from "./directions.ts";
import type { Order, Reason } from "./reading.ts";

/** What a library's methods mean for pages. */
export interface BuilderSpec {
  /** Methods that mean the same for a page as for the whole read. */
  kept: ReadonlySet<string>;
  /** Methods that pages can't keep, as a clause about the line they stand on. */
  refused: Readonly<Record<string, string>>;
  /** Methods that run the builder and give its rows. */
  runs: ReadonlySet<string>;
}

/** The clauses that libraries share. */
export const refusedMethods: Readonly<Record<string, string>> = {
  limit: "takes a number of rows that may be missing",
  take: "takes a number of rows that may be missing",
  offset: "skips rows, which pages by key can't",
  skip: "skips rows, which pages by key can't",
  distinct: "asks for distinct rows, which needs all of them",
  distinctOn: "asks for distinct rows, which needs all of them",
  selectDistinct: "asks for distinct rows, which needs all of them",
  selectDistinctOn: "asks for distinct rows, which needs all of them",
  groupBy: "groups rows, which needs all of them",
  groupByRaw: "groups rows, which needs all of them",
  addGroupBy: "groups rows, which needs all of them",
  having: "filters groups, which needs all rows",
  union: "joins the rows of several reads",
  unionAll: "joins the rows of several reads",
  intersect: "joins the rows of several reads",
  except: "joins the rows of several reads",
  ...Object.fromEntries(
    ["join", "innerJoin", "leftJoin", "rightJoin", "fullJoin", "fullOuterJoin", "leftOuterJoin", "crossJoin", "joinRaw"]
      .concat(
        "joinRelated",
        "withGraphJoined",
        "innerJoinRelated",
        "leftJoinRelated",
        "innerJoinLateral",
        "leftJoinLateral",
      )
      .map((name) => [name, "joins another table, whose rows a key does not tell apart"]),
  ),
  forUpdate: "locks the rows, which needs one statement",
  forShare: "locks the rows, which needs one statement",
  for: "locks the rows, which needs one statement",
  setLock: "locks the rows, which needs one statement",
  pluck: "takes one column, so that rows have no key",
  orderByRaw: "orders in a way that pages can't follow",
  clearOrder: "changes the order, which pages may not keep",
  throwIfNotFound: "fails without rows, which every last page may be",
  cache: "caches the result, which pages would mix",
  collation: "compares by a collation, which pages may not keep",
  with: "names another statement, which pages may not keep",
  withRecursive: "names another statement, which pages may not keep",
};

/** The links that make up the read, from the first to the one that gives its rows. */
export function partsOf({ links, at }: Chain, start: number, { kept, runs, refused }: BuilderSpec): Link[] {
  let end = at;
  for (let index = Math.min(start, at); index < links.length; index++) {
    const { name } = links[index]!;
    if (index > at && !kept.has(name) && !runs.has(name) && !refused[name] && isOfPromise(name)) break;
    end = index;
    if (runs.has(name)) break;
  }
  return links.slice(start, end + 1);
}

const isOfPromise = (name: string): boolean => /^(then|catch|finally)$/.test(name);

/** The first method that a page can't keep; null where all can stay. */
export function methodReason(parts: readonly Link[], { kept, refused, runs }: BuilderSpec): Reason | null {
  for (const { name, at } of parts) {
    if (kept.has(name) || runs.has(name)) continue;
    const clause = refused[name];
    return { reason: `line ${lineOf(at)} ${clause ?? `calls \`${name}\`, which pages may not keep`}` };
  }
  return null;
}

/** Columns as texts: `"id"`, `"orders.id"`, `["a", "b"]`; null where one is something else. */
export function columnTexts(values: readonly TS.Expression[]): string[] | null {
  const texts: string[] = [];
  for (const one of values) {
    const bare = unwrapped(one);
    if (ts.isStringLiteral(bare) || ts.isNoSubstitutionTemplateLiteral(bare)) texts.push(bare.text);
    else if (ts.isArrayLiteralExpression(bare)) {
      const inner = columnTexts(bare.elements);
      if (!inner) return null;
      texts.push(...inner);
    } else return null;
  }
  return texts;
}

/** `orders.id` → id. */
export const bareColumn = (text: string): string => text.trim().slice(text.trim().lastIndexOf(".") + 1);

/** `orderBy("id", "desc")`, `orderBy(["a", { column: "b", order: "desc" }])`, one call after another. */
export function orderOf(
  parts: readonly Link[],
  methods: ReadonlySet<string>,
): { order: Order; line: number } | null | Reason {
  const order: { field: string; descending: boolean }[] = [];
  let line = 0;
  for (const link of parts) {
    if (!methods.has(link.name)) continue;
    line ||= lineOf(link.at);
    const [column, direction, ...more] = argumentsOf(link);
    const found = column && more.length === 0 ? ordered(unwrapped(column), direction) : null;
    if (!found) return { reason: `line ${lineOf(link.at)} orders in a way that pages can't follow` };
    order.push(...found);
  }
  return order.length > 0 ? { order, line } : null;
}

function ordered(column: TS.Expression, direction: TS.Expression | undefined): Order | null {
  if (ts.isStringLiteral(column)) {
    const [, name, way] = /^(\S+)(?:\s+(asc|desc))?$/i.exec(column.text) ?? [];
    const told = direction ? directionOf(direction) : way?.toLowerCase() === "desc" ? "down" : "up";
    return name && told ? [{ field: bareColumn(name), descending: told === "down" }] : null;
  }
  if (ts.isArrayLiteralExpression(column) && !direction) {
    const parts = column.elements.map((one) => ordered(unwrapped(one), undefined));
    return parts.every((one) => one !== null) ? parts.flat() : null;
  }
  if (!ts.isObjectLiteralExpression(column)) return null;
  const text = (name: string): TS.Expression | undefined => {
    const found = column.properties.find((one) => ts.isPropertyAssignment(one) && one.name.getText() === name);
    return found && ts.isPropertyAssignment(found) ? found.initializer : undefined;
  };
  const name = text("column");
  return name && !text("nulls") ? ordered(unwrapped(name), text("order")) : null;
}

/** The statement's text holds an `or` that is in no parentheses, so that a further condition would bind to its end alone. */
export function hasOpenOr(text: string): boolean {
  let depth = 0;
  for (const [word] of text.matchAll(/'(?:[^']|'')*'|"[^"]*"|\(|\)|\bor\b/gi)) {
    if (word === "(") depth++;
    else if (word === ")") depth--;
    else if (depth === 0 && /^or$/i.test(word)) return true;
  }
  return false;
}
