/** Which expressions of one function stand for a page of rows, or for one row, once it is known where the page comes from. */
import { type Expr, type FunctionFacts, isCall } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Scope } from "../values/value.ts";

/** What a page is called inside the object that it comes in. */
const parts = new Set(
  "rows data items docs documents result results records entries nodes list values page batch".split(" "),
);
/** Methods of a list that keep as many rows as it has. */
const keeping = new Set("sort toSorted reverse toReversed flat".split(" "));
/** So many values of a row are a copy of it; fewer are what was picked out of it. */
const copied = 3;

/** Where pages come from: the calls of the function, and whether such a call gives an object or pair around the page. */
export interface Source {
  isSource(expr: Expr | undefined): boolean;
  /** Given to each round of a loop over the source: a page, or a row. */
  gives?: "pages" | "rows";
  /** The page is the first of two: `[rows, total]`. */
  pair?: boolean;
}

export interface PageValues {
  isPage(expr: Expr | undefined): boolean;
  isRow(expr: Expr | undefined): boolean;
  /** Names of pages, for their uses. */
  pages: ReadonlySet<string>;
  rows: ReadonlySet<string>;
}

/** Follows pages and rows through the names of a function. */
export function pageValues(program: Program, scope: Scope, source: Source): PageValues {
  const fn = program.evaluator.fn(scope);
  const pages = new Set<string>();
  const rows = new Set<string>();
  const isRow = (expr: Expr | undefined): boolean => isRowOf(rows, expr);
  const isPage = (expr: Expr | undefined): boolean => {
    if (source.gives === undefined && source.isSource(expr)) return true;
    if (typeof expr === "string") return pages.has(expr) || isPart(pages, expr);
    if (typeof expr !== "object" || expr === null) return false;
    if ("member" in expr)
      return (parts.has(expr.member) || (expr.member === "0" && source.pair === true)) && isPage(expr.of);
    if ("choice" in expr) return expr.of.some(isPage);
    if ("await" in expr) return isPage(expr.await);
    return "call" in expr && isPageCall(program, scope, fn, expr.call, isPage);
  };
  for (let before = -1; before < pages.size + rows.size; ) {
    before = pages.size + rows.size;
    for (const { name, init, assigned = [], element } of fn.bindings) {
      if (!element && (isPage(init) || assigned.some(isPage))) pages.add(name);
      if (element && isElementOf(init, source.isSource) && source.gives)
        (source.gives === "rows" ? rows : pages).add(name);
      else if (element && isPage(init)) rows.add(name);
    }
  }
  return { isPage, isRow, pages, rows };
}

/** `for (const { items } of pages())`: the value of an element is a part of what the loop goes over. */
function isElementOf(init: Expr | undefined, isSource: (expr: Expr | undefined) => boolean): boolean {
  if (isSource(init)) return true;
  if (typeof init !== "object" || init === null || !("member" in init)) return false;
  return init.member === "[]"
    ? isSource(init.of)
    : isPattern(init.of, isSource) && !/cursor|total|count/i.test(init.member);
}

const isPattern = (expr: Expr, isSource: (expr: Expr | undefined) => boolean): boolean =>
  typeof expr === "object" && expr !== null && "member" in expr && expr.member === "[]" && isSource(expr.of);

function isPart(pages: ReadonlySet<string>, name: string): boolean {
  const [root = "", part = "", ...more] = name.split(".");
  return !more.length && pages.has(root) && parts.has(part);
}

function isRowOf(rows: ReadonlySet<string>, expr: Expr | undefined): boolean {
  if (typeof expr === "string") return rows.has(expr);
  if (typeof expr !== "object" || expr === null || !("object" in expr)) return false;
  const members = expr.object.filter(
    ([, value]) => typeof value === "string" && value.includes(".") && rows.has(value.split(".")[0]!),
  );
  return members.length >= copied || expr.object.some(([, value]) => typeof value === "string" && rows.has(value));
}

/** `page.map((row) => ({ ...row }))`, `Promise.all(page.map(…))`, `toRows(page)`: as many as the page has. */
function isPageCall(
  program: Program,
  scope: Scope,
  fn: FunctionFacts,
  index: number,
  isPage: (expr: Expr | undefined) => boolean,
): boolean {
  const { root, chain } = fn.calls[index]!;
  const [first] = chain;
  if (root === "Promise" && chain.length === 1 && first!.name === "all") return isPage(first!.arguments?.[0]);
  if (isPage(root) && root !== "")
    return chain.every(
      ({ name, arguments: given }) => keeping.has(name) || (name === "map" && isCopy(program, scope, given?.[0])),
    );
  const given = chain.at(-1)!.arguments ?? [];
  if (given.length === 0 || !isPage(given[0])) return false;
  return program.evaluator
    .callee(scope, index, chain.length - 1)
    .some((value) => value.is === "function" && mapsFirst(program, value.scope));
}

/** A callback of `map` that gives the row, or a copy of it. */
function isCopy(program: Program, { file }: Scope, callback: Expr | undefined): boolean {
  if (typeof callback !== "object" || callback === null || !("function" in callback)) return false;
  const { parameters, returns } = program.evaluator.fn({ file, fn: callback.function });
  const row = parameters[0]?.name;
  return row ? returns.some((value) => isRowOf(new Set([row]), value)) : returns.some(isObject);
}

/** Where a row is taken apart at once, an object of three parts is a copy. */
const isObject = (value: Expr): boolean =>
  typeof value === "object" && value !== null && "object" in value && value.object.length >= copied;

/** `const toRows = (page) => page.map((row) => ({ ...row }))` */
function mapsFirst(program: Program, scope: Scope): boolean {
  const fn = program.evaluator.fn(scope);
  const name = fn.parameters[0]?.name;
  if (!name) return false;
  return fn.returns.some((value) => {
    const call = typeof value === "object" && value !== null && "call" in value ? fn.calls[value.call] : undefined;
    return (
      call?.root === name &&
      call.chain.length === 1 &&
      call.chain[0]!.name === "map" &&
      isCopy(program, scope, call.chain[0]!.arguments?.[0])
    );
  });
}

/** Whether a function hands pages on, and as what: its own value, or from round to round. */
export function handedOn(
  fn: FunctionFacts,
  { isPage, rows, pages }: PageValues,
): "returned" | Source["gives"] | undefined {
  const isBack = (value: Expr): boolean =>
    isPage(value) ||
    (typeof value === "object" && value !== null && "object" in value && value.object.some(([, part]) => isPage(part)));
  if (!fn.generator) return fn.returns.some(isBack) ? "returned" : undefined;
  for (const { name, uses = [] } of fn.bindings) {
    if (!uses.some(({ as, function: inner }) => as === "yielded" && inner === undefined)) continue;
    if (rows.has(name)) return "rows";
    if (pages.has(name)) return "pages";
  }
  return undefined;
}

/** The value of a call, or of a name that it is given to for a loop over it. */
export const sourceOf =
  ({ bindings }: FunctionFacts, index: number) =>
  (expr: Expr | undefined): boolean =>
    isCall(expr, index) ||
    (typeof expr === "string" &&
      bindings.some(({ name, init, element }) => name === expr && !element && isCall(init, index)));
