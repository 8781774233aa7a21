import { type Expr, writtenText } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Scope } from "../values/value.ts";
import { placesOf } from "./places.ts";
import type { ReadSite } from "./read.ts";

/** SQL text with its placeholders as `?`; undefined when it is put together where nobody can see. */
export function sqlText(program: Program, site: ReadSite): string | undefined {
  for (const place of [site.read.sql ?? []].flat())
    for (const found of placesOf(program, site, place)) {
      if (found.is !== "value") continue;
      const text = textOf(program, found.expr, found.scope, 0);
      if (text !== undefined) return text;
    }
  return undefined;
}

function textOf(program: Program, expr: Expr, scope: Scope, depth: number): string | undefined {
  if (depth > 4) return undefined;
  if (typeof expr === "object" && expr) {
    const written = writtenText(expr);
    if (written !== undefined) return written;
    if ("operator" in expr && expr.operator === "+") {
      const parts = expr.of.map((e) => textOf(program, e, scope, depth + 1));
      return parts.every((p) => p === undefined) ? undefined : parts.map((p) => p ?? " ? ").join("");
    }
    // sql`…` and Prisma.sql`…`
    if ("call" in expr) {
      const segment = program.evaluator.fn(scope).calls[expr.call]?.chain.at(-1);
      const first = segment?.arguments?.[0];
      if (segment && first !== undefined && (segment.tagged || segment.name === "sql" || segment.name === "raw"))
        return textOf(program, first, scope, depth + 1);
      return undefined;
    }
    return undefined;
  }
  if (typeof expr !== "string") return undefined;
  for (const value of program.evaluator.evaluate(expr, scope)) {
    if (value.is === "literal" && value.expr !== expr) return textOf(program, value.expr, value.scope, depth + 1);
    // A constant that holds sql`…`.
    const made = value.is === "external" ? value.steps.at(-1) : undefined;
    if (value.is !== "external" || made?.is !== "call" || !made.scope || made.arguments?.[0] === undefined) continue;
    if (/^(?:sql|raw)$/.test(made.name || value.name)) return textOf(program, made.arguments[0], made.scope, depth + 1);
  }
  return undefined;
}

function plain(sql: string): string {
  return sql
    .replace(/\/\*[\s\S]*?\*\//g, " ")
    .replace(/--[^\n]*/g, " ")
    .replace(/'(?:[^']|'')*'/g, "''")
    .replace(/::\s*"?[a-z]\w*"?(?:\[\])?/gi, "");
}

/** Comments, strings and what stands in parentheses taken out (`[]` in their place): only the outermost statement is left. */
export function outermost(sql: string): string {
  return folded(sql, () => " [] ");
}

/** A statement in which what stands in parentheses was replaced, from the innermost out. */
function folded(sql: string, by: (inner: string, before: string) => string): string {
  let text = plain(sql);
  for (let last = ""; last !== text; ) {
    last = text;
    text = text.replace(/\(([^()]*)\)/g, (_, inner: string, at: number) => by(inner, last.slice(0, at)));
  }
  return text;
}

/**
 * The outermost statement with the parentheses around conditions opened: `(o.shop = ? and o.open)`. Alternatives that
 * each compare with a value are told as `one_of`; any others stay closed, since they may leave a whole table.
 */
export function outermostConditions(sql: string): string {
  return folded(sql, (inner, before) => {
    if (!/(?:^|\(|\b(?:where|and|or))\s*$/i.test(before) || /\bselect\b/i.test(inner)) return " [] ";
    const alternatives = inner.split(/\bor\b/i);
    if (alternatives.length === 1) return ` ${inner} `;
    return alternatives.every((one) => /[\w"`]\s*=\s*(?:[?@$]|:\w)/.test(one)) ? " one_of " : " [] ";
  });
}

/** The statement that a SELECT reads from, when it reads from nothing else: `select … from (select … limit 1) t`. */
function derived(sql: string): string | undefined {
  const outer = outermost(sql);
  if (!/^\s*select\b[\s\S]*\bfrom\s*\[\]/i.test(outer)) return undefined;
  if (/\b(?:join|union|intersect|except)\b|\bfrom\s*\[\][^[]*,/i.test(outer)) return undefined;
  const text = plain(sql);
  for (const { index } of text.matchAll(/\bfrom\s*(?=\()/gi)) {
    const before = text.slice(0, index);
    if (before.split("(").length !== before.split(")").length) continue;
    return inParentheses(text, text.indexOf("(", index));
  }
  return undefined;
}

/** What stands between the parenthesis at a place and the one that closes it. */
function inParentheses(text: string, start: number): string | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === "(") depth++;
    else if (text[at] === ")" && --depth === 0) return text.slice(start + 1, at);
  }
  return undefined;
}

/** The statement that a name stands for, when the outermost one reads from nothing else: `with ids as (…) select … from ids`. */
function namedOnly(sql: string): string | undefined {
  const outer = withoutNamed(outermost(sql));
  if (!readsNamed(sql) || /\b(?:join|union|intersect|except)\b|\bfrom\s+[^,]*\w\s*,\s*\w/i.test(outer))
    return undefined;
  const name = /\bfrom\s+["`]?(\w+)/i.exec(outer)?.[1];
  const text = plain(sql);
  const begins = new RegExp(
    `["\`]?\\b${name}["\`]?\\s*(?:\\([^()]*\\)\\s*)?as\\s*(?:(?:not\\s+)?materialized\\s*)?\\(`,
    "i",
  ).exec(text);
  return begins ? inParentheses(text, begins.index + begins[0].length - 1) : undefined;
}

const named =
  /^\s*with\s+(?:recursive\s+)?((?:["`]?\w+["`]?\s*(?:\[\]\s*)?as\s*(?:(?:not\s+)?materialized\s*)?\[\]\s*,?\s*)+)/i;

/** The outermost statement without the ones that it gives names to: `with recent as (…) select …`. */
const withoutNamed = (text: string): string => text.replace(named, "");

/** True when a statement reads from one that it names itself: what that one leaves can't be told from the outermost. */
export function readsNamed(sql: string): boolean {
  const text = outermost(sql);
  const names = [...(named.exec(text)?.[1] ?? "").matchAll(/["`]?(\w+)["`]?\s*(?:\[\]\s*)?as\b/gi)].map(
    ([, name]) => name!,
  );
  const from = /\bfrom\s+["`]?(\w+)/i.exec(withoutNamed(text))?.[1];
  return from !== undefined && names.some((name) => name.toLowerCase() === from.toLowerCase());
}

/** The first table that a statement reads from, without its schema. */
export function sqlTable(program: Program, site: ReadSite): string | null {
  const sql = sqlText(program, site);
  const text = sql && outermost(derived(sql) ?? sql);
  if (!text || !/^\s*select\b/i.test(text)) return null;
  return /\bfrom\s+(?:["`]?\w+["`]?\.)?["`]?(\w+)\b["`]?(?!\s*[.[])/i.exec(text)?.[1] ?? null;
}

/** True when a statement gives groups or distinct values back: fewer than rows, how many can't be told. */
export function givesGroups(program: Program, site: ReadSite): boolean {
  const sql = sqlText(program, site);
  return sql !== undefined && /\bgroup\s+by\b|^\s*select\s+distinct\b/i.test(outermost(sql));
}

/** True when a statement gives few rows back: a LIMIT, one aggregate row, or no rows at all. Unknown text counts. */
export function hasLimit(program: Program, site: ReadSite): boolean {
  const sql = sqlText(program, site);
  return sql === undefined || fewRows(sql);
}

const endsOpen =
  /(?<!\b(?:where|and|or|on|by|offset|i?like|is|not|in|between|from|join|then|else|any|all|having|to))(?<=[\w"'`\]])\s+\?\s*;?\s*$/i;

function fewRows(sql: string): boolean {
  const text = withoutNamed(outermost(sql));
  const inner = derived(sql);
  if (inner !== undefined && /^\s*select\b/i.test(inner) && fewRows(inner)) return true;
  const meant = namedOnly(sql);
  if (meant !== undefined && /^\s*select\b/i.test(meant) && fewRows(meant)) return true;
  // `from (values (1), (2)) t`: as many rows as are written.
  if ([inner, meant].some((part) => part !== undefined && /^\s*values\b/i.test(part))) return true;
  // What is put in behind everything else may be the LIMIT.
  if (endsOpen.test(text)) return true;
  if (!/^\s*(?:select|with)\b/i.test(text)) return true;
  if (/\b(?:limit|fetch\s+(?:first|next)|top)\s+[\d?:$@[]/i.test(text)) return true;
  if (/\b(?:insert\s+into|update|delete\s+from)\b/i.test(text)) return true;
  // `from pg_control_system()`: a function is no table, and how much it gives nobody can tell.
  if (/^\s*select\b[\s\S]*\bfrom\s+[\w.]+\s*\[\][^,]*$/i.test(text) && !/\b(?:join|union)\b/i.test(text)) return true;
  // A database's own tables about tables.
  if (/\bfrom\s+["`]?(?:information_schema|pg_catalog|sys)["`]?\./i.test(text)) return true;
  const columns = /\bselect\b([\s\S]*?)\bfrom\b/i.exec(text)?.[1];
  if (columns === undefined) return true; // `select 1`, `select pg_advisory_lock(…)`
  const grouped = /\bgroup\s+by\b/i.test(text);
  return (
    !grouped && columns.split(",").every((c) => /^\s*(?:count|sum|min|max|avg|exists|bool_or|bool_and)\s*\[/i.test(c))
  );
}
