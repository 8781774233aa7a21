/** What Python does with a list of rows: comprehensions and functions of the language, told as the kinds of work of a list. */
import { type Call, type Expr, type FunctionFacts, isCall, type Use } from "../facts.ts";
import { functionIn } from "./list-methods.ts";
import type { ListWork, WorkKind } from "./list-work.ts";

/** What is asked of one row: columns that a condition compares, or the one that an expression is. */
export interface Asked {
  condition(callback: FunctionFacts, exprs: readonly Expr[]): string[] | null;
  column(callback: FunctionFacts): string[] | null;
}

/** Functions that go over what they are given, and what they do with it. */
const takers: Record<string, WorkKind> = {
  "sum()": "sum",
  "set()": "distinct",
  "frozenset()": "distinct",
  "any()": "find",
  "all()": "find",
};

/** Work of a use that Python alone has; undefined where it is none of these, null where a database could not do it. */
export function pythonWork(
  fn: FunctionFacts,
  use: Use,
  isRows: (root: Expr) => boolean,
  functionOf: (fn: number) => FunctionFacts,
  asked: Asked,
): ListWork | null | undefined {
  if (use.as === "iterated") {
    const made = fn.calls.find(({ root, chain }) => chain[0]?.name === "map" && isRows(root));
    const callback = functionIn(made?.chain[0]?.arguments?.[0]);
    return made && callback !== undefined ? ofComprehension(fn, made, functionOf(callback), asked) : undefined;
  }
  if (use.as === "passed" && use.call !== undefined) {
    const taker = fn.calls[use.call]!;
    if (taker.chain.length !== 1) return undefined;
    if (use.name === "sorted()") return sorted(taker, use, functionOf, asked);
    // `len(list(rows))`
    if (use.name === "list()" && taker.use.as === "counted") return { kind: "count", at: taker.use.at, columns: [] };
    return undefined;
  }
  if (use.as !== "method" || use.name !== "sort") return undefined;
  const taker = fn.calls.find(({ chain }) => chain.some(({ at }) => at === use.at));
  return taker && sorted(taker, use, functionOf, asked);
}

/** `[row for row in rows if row.open]`, `sum(row.total for row in rows)`. */
function ofComprehension(fn: FunctionFacts, call: Call, callback: FunctionFacts, asked: Asked): ListWork | null {
  const { use } = call;
  const at = call.chain[0]!.at;
  const only = callback.only ?? [];
  const taker = use.as === "passed" && use.call !== undefined ? fn.calls[use.call] : undefined;
  const named = taker?.chain.length === 1 ? (use.name ?? "") : "";
  const kind = Object.hasOwn(takers, named) ? takers[named] : undefined;
  if (only.length) {
    const columns = asked.condition(callback, only);
    return columns && { kind: kind === "find" || named === "next()" ? "find" : "filter", at, columns };
  }
  if (use.as === "counted") return { kind: "count", at, columns: [] };
  if (kind === undefined) return null;
  if (kind === "find") {
    const columns = asked.condition(callback, callback.returns);
    return columns && { kind, at, columns };
  }
  if (kind === "sum" && callback.returns.length === 1 && callback.returns[0] === 1)
    return { kind: "count", at, columns: [] };
  const columns = asked.column(callback);
  return columns && { kind, at, columns };
}

/** `sorted(rows, key=lambda row: row.name)`: by one column; without a key whole rows are compared. */
function sorted(
  { chain }: Call,
  { at }: Use,
  functionOf: (fn: number) => FunctionFacts,
  asked: Asked,
): ListWork | null {
  const last = chain.at(-1)?.arguments?.at(-1);
  const options = typeof last === "object" && last !== null && "object" in last ? last.object : [];
  const key = functionIn(options.find(([name]) => name === "key")?.[1]);
  const columns = key === undefined ? null : asked.column(functionOf(key));
  return columns && { kind: "sort", at, columns };
}

/** True for the value of a call, or a name that holds it. */
export const rowsOf =
  (call: number, name?: string) =>
  (root: Expr): boolean =>
    isCall(root, call) || (name !== undefined && root === name);
