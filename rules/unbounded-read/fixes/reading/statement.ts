/** A plain `select` of one table, taken apart so that a page can be asked by it: `select … from t [where …] [order by …]`. */
import { bareColumn } from "./builder-read.ts";
import type { Order } from "./reading.ts";

export interface Statement {
  /** From the first word to the end of the table's name; `columnsAt` is where the list of columns ends. */
  head: string;
  columnsAt: number;
  /** Columns as they are written; "*" for all. */
  columns: string[];
  table: string;
  condition: string | null;
  order: Order | null;
  /** What stands at the end of the statement: white space, a semicolon. */
  tail: string;
}

const clauses =
  /^(where|group|having|window|union|intersect|except|order|limit|offset|fetch|for|join|left|right|inner|full|cross|natural|lateral|straight_join|procedure|into|tablesample|use|force|ignore|partition)$/i;

/** Takes the text of a statement apart; a clause that says why pages can't be made of it ("joins another table"). */
export function statementOf(sql: string): Statement | string {
  const words = topLevelWords(sql);
  if (!words) return "is written in a way that can't be told";
  const at = (index: number): string => words[index]?.text.toLowerCase() ?? "";
  if (at(0) !== "select") return "is no plain `select`";
  if (/^(distinct|all|top|sql_calc_found_rows)$/.test(at(1))) return "asks for distinct rows, which needs all of them";
  const fromAt = words.findIndex((one) => /^from$/i.test(one.text));
  const from = words[fromAt];
  if (!from) return "reads from no table";
  const table =
    /^\s*((?:[\w$]+|"[^"]+"|`[^`]+`|\[[^\]]+\])(?:\.(?:[\w$]+|"[^"]+"|`[^`]+`|\[[^\]]+\]))*)(?:\s+(?:as\s+)?(?!where\b|order\b|group\b|limit\b|join\b|left\b|inner\b|right\b|full\b|cross\b|natural\b|union\b|for\b|having\b|offset\b|window\b|fetch\b)([A-Za-z_]\w*))?/i.exec(
      sql.slice(from.end),
    );
  if (!table) return "reads from something else than a table";
  const headEnd = from.end + table[0].length;
  const rest = words.filter((one) => one.start >= headEnd && clauses.test(one.text));
  const other = rest.find((one) => !/^(where|order)$/i.test(one.text));
  if (other) return refusal(other.text.toLowerCase());
  if (/^\s*,/.test(sql.slice(headEnd))) return "joins another table, whose rows a key does not tell apart";
  const where = rest.find((one) => /^where$/i.test(one.text));
  const order = rest.find((one) => /^order$/i.test(one.text));
  const ending = /\s*;?\s*$/.exec(sql)!.index;
  if (!where && !order && sql.slice(headEnd, ending).trim()) return "is written in a way that can't be told";
  const list = sql.slice(words[0]!.end, from.start);
  const columns = split(list);
  if (
    columns.some((one) => /\b(count|sum|avg|min|max|array_agg|string_agg|json_agg|group_concat|over)\s*\(/i.test(one))
  )
    return "sums rows up, which needs all of them";
  const by = order ? orderOf(sql.slice(order.end, ending)) : null;
  if (order && !by) return "orders in a way that pages can't follow";
  return {
    head: sql.slice(0, headEnd),
    columnsAt: words[0]!.end + list.trimEnd().length,
    columns,
    table: table[1]!,
    condition: where ? sql.slice(where.end, order ? order.start : ending).trim() : null,
    order: by,
    tail: sql.slice(ending),
  };
}

function refusal(word: string): string {
  if (/^(limit|fetch)$/.test(word)) return "takes a number of rows that may be missing";
  if (word === "offset") return "skips rows, which pages by key can't";
  if (/^(group|having|window)$/.test(word)) return "groups rows, which needs all of them";
  if (/^(union|intersect|except)$/.test(word)) return "joins the rows of several reads";
  if (word === "for") return "locks the rows, which needs one statement";
  return "joins another table, whose rows a key does not tell apart";
}

/** `order by id desc, name`: columns alone. */
function orderOf(text: string): Order | null {
  const by = /^\s*by\b/i.exec(text);
  if (!by) return null;
  const order = split(text.slice(by[0].length)).map((one) => {
    const [, column, way] = /^([\w$."`]+)(?:\s+(asc|desc))?$/i.exec(one) ?? [];
    return column === undefined || /^\d+$/.test(column)
      ? null
      : { field: bareColumn(column).replace(/["`]/g, ""), descending: way?.toLowerCase() === "desc" };
  });
  return order.every((one) => one !== null) ? order : null;
}

/** Columns of the order that the statement does not hand back under their own names; null where another has such a name. */
export function missingColumns({ columns }: Statement, order: Order): string[] | null {
  const names = columns.map((one) => {
    const [, alias] = /\s(?:as\s+)?["`]?([\w$]+)["`]?$/i.exec(one) ?? [];
    return { name: alias ?? bareColumn(one).replace(/["`]/g, ""), aliased: alias !== undefined, text: one };
  });
  if (names.some((one) => one.name === "*")) return [];
  const missing: string[] = [];
  for (const { field } of order) {
    const found = names.find((one) => one.name === field);
    if (!found) missing.push(field);
    else if (found.aliased && bareColumn(found.text.split(/\s/)[0]!).replace(/["`]/g, "") !== field) return null;
  }
  return missing;
}

/** Parts between commas that stand in no parentheses. */
function split(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: found, index } of text.matchAll(/'(?:[^']|'')*'|"[^"]*"|`[^`]*`|[(),]/g)) {
    if (found === "(") depth++;
    else if (found === ")") depth--;
    else if (found === "," && depth === 0) {
      parts.push(text.slice(from, index).trim());
      from = index + 1;
    }
  }
  parts.push(text.slice(from).trim());
  return parts;
}

/** Words that stand in no parentheses, texts or comments; null for several statements, or one that does not end. */
function topLevelWords(sql: string): { text: string; start: number; end: number }[] | null {
  const words: { text: string; start: number; end: number }[] = [];
  let depth = 0;
  const tokens = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"[^"]*"|`[^`]*`|\$\w*\$|[A-Za-z_][\w$]*|[();]/g;
  for (const { 0: text, index } of sql.matchAll(tokens)) {
    // A comment may hide the end of the statement from what is added to it.
    if (/^(--|\/\*|\$)/.test(text)) return null;
    if (text === "(") depth++;
    else if (text === ")") depth--;
    else if (text === ";") {
      if (sql.slice(index + 1).trim()) return null;
    } else if (depth === 0 && /^[A-Za-z_]/.test(text)) words.push({ text, start: index, end: index + text.length });
  }
  return depth === 0 ? words : null;
}
