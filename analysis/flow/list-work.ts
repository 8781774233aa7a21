/** What a function does with a list of rows that a database could do: count, filter, sort, add up, find, leave out doubles. */
import {
  type At,
  type Binding,
  type Call,
  type Expr,
  type FunctionFacts,
  isCall,
  mostUses,
  type Use,
} from "../facts.ts";
import { languageOf } from "../language.ts";
import type { Program } from "../program.ts";
import type { ReadSite } from "../reads/read.ts";
import { type Asked, pythonWork, rowsOf } from "./python-work.ts";

export type WorkKind = "exist" | "count" | "filter" | "find" | "sort" | "sum" | "distinct";

/** One thing that is done with the whole list. */
export interface ListWork {
  kind: WorkKind;
  at: At;
  /** Columns that it looks at. */
  columns: string[];
}

/** All that is done with the rows of a read, in order; null where something is done that a database can't, or that is not seen. */
export function listWork(program: Program, site: ReadSite): ListWork[] | null {
  const fn = program.evaluator.fn(site.scope);
  if ("awaited" in site.result) {
    if (languageOf(site.scope.file) !== "python") return null;
    const binding = fn.bindings.find(({ name }) => name === (site.result as { awaited: string }).awaited);
    return binding && isComplete(binding) ? ofLazy(program, site, binding) : null;
  }
  const index = site.result.call;
  const call = fn.calls[index]!;
  const read = call.chain.findIndex((segment) => segment.at === site.at);
  // `findMany().then(…)` and what else takes the rows in the same chain.
  if (call.chain.slice(read + 1).some(({ name }) => name === "then" || name in kinds)) return null;
  const functionOf = (fn: number): FunctionFacts => program.evaluator.fn({ file: site.scope.file, fn });
  const loops = call.loops?.length ?? 0;
  const python = languageOf(site.scope.file) === "python";
  const work = (use: Use, held?: string): ListWork | null => {
    const own = python ? pythonWork(fn, use, rowsOf(index, held), functionOf, askedOf) : undefined;
    return own === undefined ? workOf(fn, use, functionOf, loops) : own;
  };
  if (call.use.as !== "bound") return together([work(call.use)]);
  const { name } = call.use;
  const binding = fn.bindings.find((one) => one.name === name && isCall(one.init, index));
  if (!binding || !isComplete(binding)) return null;
  return together(binding.uses!.map((use) => (use.function === undefined ? work(use, name) : null)));
}

/** What runs a lazy value under its name, and what is done with the rows then. */
function ofLazy(program: Program, { scope, read }: ReadSite, { name, uses = [] }: Binding): ListWork[] | null {
  const asked = read.builder?.asked ? onlyAsked(uses) : undefined;
  if (asked) return [asked];
  const fn = program.evaluator.fn(scope);
  const functionOf = (index: number): FunctionFacts => program.evaluator.fn({ file: scope.file, fn: index });
  const isRows = (root: Expr): boolean => root === name;
  const runs = uses.filter(({ as }) => as !== "method");
  return together(
    runs.map((use) => {
      if (use.function !== undefined) return null;
      const own = pythonWork(fn, use, isRows, functionOf, askedOf);
      return own === undefined ? workOf(fn, use, functionOf, 0) : own;
    }),
  );
}

/** `if rows:` of a lazy value that nothing else runs: what its methods give are queries of their own. */
function onlyAsked(uses: readonly Use[]): ListWork | undefined {
  const tested = uses.filter(({ as, name }) => as === "tested" && name !== "in");
  const others = uses.filter(({ as, name }) => as !== "method" && !(as === "tested" && name !== "in"));
  const [first] = tested;
  return first && !others.length && uses.every((use) => use.function === undefined)
    ? { kind: "exist", at: first.at, columns: [] }
    : undefined;
}

/** An assigned name holds something else now and then. */
const isComplete = ({ uses, assigned }: Binding): boolean =>
  !assigned?.length && uses !== undefined && uses.length < mostUses;

const together = (parts: (ListWork | null)[]): ListWork[] | null =>
  parts.length > 0 && parts.every((part) => part !== null) ? parts : null;

const kinds: Record<string, WorkKind> = {
  filter: "filter",
  find: "find",
  some: "find",
  every: "find",
  sort: "sort",
  toSorted: "sort",
  reduce: "sum",
  map: "distinct",
};

type FunctionOf = (fn: number) => FunctionFacts;

/** `loops` is how many loops the read itself stands in. */
function workOf(fn: FunctionFacts, use: Use, functionOf: FunctionOf, loops: number): ListWork | null {
  const { at } = use;
  if (use.as === "counted") return { kind: "count", at, columns: [] };
  if (use.as !== "method" || !use.name) return null;
  const call = fn.calls.find(({ chain }) => chain.some((segment) => segment.at === at));
  const segment = call?.chain.find((one) => one.at === at);
  const callback = segment?.arguments?.[0];
  const kind = Object.hasOwn(kinds, use.name) ? kinds[use.name] : undefined;
  if (!call || !kind || typeof callback !== "object" || callback === null || !("function" in callback)) return null;
  // What is looked for differs each time, and a read for each would be many.
  if (kind === "find" && (call.loops?.length ?? 0) > loops) return null;
  const columns = columnsOf[kind](functionOf(callback.function), call, fn);
  return columns && { kind, at, columns };
}

/** What a comprehension or a key of Python asks of a row. */
const askedOf: Asked = {
  condition: (callback, exprs) => {
    const row = nameAt(callback, 0);
    const columns = new Set<string>();
    const column = (expr: Expr | undefined): boolean => {
      const name = columnIn(expr, row);
      if (name !== null) columns.add(name);
      return name !== null;
    };
    return exprs.length > 0 && exprs.every((expr) => holds(expr, column, row)) && columns.size ? [...columns] : null;
  },
  column: (callback) => single(returned(callback), nameAt(callback, 0)),
};

/** Columns that a callback of each kind looks at; null where it does more than a database would. */
const columnsOf: Record<WorkKind, (callback: FunctionFacts, call: Call, around: FunctionFacts) => string[] | null> = {
  exist: () => [],
  count: () => [],
  filter: (callback) => condition(callback),
  find: (callback) => condition(callback),
  sort: (callback) => order(callback),
  sum: (callback) => sum(callback),
  // Only the different values of one column are kept: `new Set(rows.map((row) => row.email))`.
  distinct: (callback, { chain, use }, around) => {
    const taker = use.as === "passed" && use.call !== undefined ? around.calls[use.call] : undefined;
    const isSet = taker?.root === "Set" && taker.chain.length === 1 && taker.chain[0]!.new === true;
    return isSet && chain.length === 1 ? single(returned(callback), nameAt(callback, 0)) : null;
  },
};

/** What a callback gives, where that is all that it does. */
function returned({ returns, calls, async: isAsync, assignments }: FunctionFacts): Expr | undefined {
  return returns.length === 1 && !isAsync && !assignments.length && calls.every(isConversion) ? returns[0] : undefined;
}

/** `Number(row.total)`, `a.name.localeCompare(b.name)`: a value as another, or beside another. */
const isConversion = ({ root, chain }: Call): boolean =>
  (chain.length === 1 && chain[0]!.name === "" && (root === "Number" || root === "BigInt" || root === "parseFloat")) ||
  chain.at(-1)?.name === "localeCompare";

/** The name that stands for a row: a parameter's, or "" where the row is taken apart at once. */
function nameAt({ parameters }: FunctionFacts, index: number): string | undefined {
  const parameter = parameters[index];
  return parameter && !parameter.rest ? parameter.name : undefined;
}

/** `row.total` as the name of a column; null for anything else of a row, or of something else. */
function columnIn(expr: Expr | undefined, row: string | undefined): string | null {
  if (typeof expr !== "string" || !row || !expr.startsWith(`${row}.`)) return null;
  const column = expr.slice(row.length + 1);
  return column.includes(".") ? null : column;
}

function single(expr: Expr | undefined, row: string | undefined): string[] | null {
  const column = columnIn(expr, row);
  return column === null ? null : [column];
}

/** `row.status === "open" && !row.deleted`: columns beside values that are the same for all rows. */
function condition(callback: FunctionFacts): string[] | null {
  const row = nameAt(callback, 0);
  const taken = new Map(
    callback.bindings.flatMap(({ name, init }): [string, string][] =>
      typeof init === "object" && init && "member" in init && isParameter(init.of) ? [[name, init.member]] : [],
    ),
  );
  // Other names inside are values that a row's may have been put into.
  if (callback.calls.length || callback.bindings.length > taken.size || callback.parameters.length > 1) return null;
  const columns = new Set<string>();
  const told = returned(callback);
  // `d.version != null` tells a type checker what it can't know, and leaves nothing out.
  if (told === undefined || isGuard(told)) return null;
  const column = (expr: Expr | undefined): boolean => {
    const name = columnIn(expr, row) ?? (typeof expr === "string" ? taken.get(expr) : undefined);
    if (name !== undefined) columns.add(name);
    return name !== undefined;
  };
  return holds(told, column, row) && columns.size > 0 ? [...columns] : null;
}

/** A condition that compares with nothing but null. */
function isGuard(expr: Expr): boolean {
  if (typeof expr !== "object" || expr === null) return expr === "undefined";
  if ("choice" in expr) return [expr.test, ...expr.of].every((part) => part === undefined || isGuard(part));
  return "operator" in expr && expr.of.some((part) => part === null || part === "undefined");
}

const isParameter = (expr: Expr): boolean =>
  typeof expr === "object" && expr !== null && "parameter" in expr && expr.parameter === 0;

const comparisons = new Set(["===", "!==", "==", "!=", "<", "<=", ">", ">=", "is", "is not"]);

function holds(expr: Expr | undefined, column: (expr: Expr | undefined) => boolean, row: string | undefined): boolean {
  if (column(expr)) return true;
  if (typeof expr !== "object" || expr === null) return false;
  if ("choice" in expr && (expr.choice === "&&" || expr.choice === "||"))
    return [expr.test, ...expr.of].every(
      (part) => part === undefined || part === "undefined" || holds(part, column, row),
    );
  if (!("operator" in expr)) return false;
  if (expr.operator === "!") return holds(expr.of[0], column, row);
  if (!comparisons.has(expr.operator)) return false;
  const [left, right] = expr.of;
  return (column(left) && isValue(right, row)) || (column(right) && isValue(left, row));
}

/** A value that a query can be given: nothing of the row, and no list or object. */
function isValue(expr: Expr | undefined, row: string | undefined): boolean {
  if (typeof expr === "string") return expr !== "" && expr !== row && !(row && expr.startsWith(`${row}.`));
  if (typeof expr !== "object" || expr === null) return expr !== undefined;
  return "text" in expr;
}

/** `a.at - b.at`, `b.name.localeCompare(a.name)`: one column of both rows. */
function order(callback: FunctionFacts): string[] | null {
  const [first, second] = [nameAt(callback, 0), nameAt(callback, 1)];
  const value = returned(callback);
  if (!first || !second || typeof value !== "object" || value === null) return null;
  const pair = "operator" in value && value.operator === "-" ? value.of : comparedIn(value, callback.calls);
  if (!pair) return null;
  const left = columnIn(pair[0], first) ?? columnIn(pair[0], second);
  const right = columnIn(pair[1], first) ?? columnIn(pair[1], second);
  return left !== null && left === right ? [left] : null;
}

function comparedIn(value: Expr, calls: readonly Call[]): Expr[] | null {
  const call = typeof value === "object" && value && "call" in value ? calls[value.call] : undefined;
  const last = call?.chain.at(-1);
  if (!call || last?.name !== "localeCompare" || call.chain.length !== 2 || typeof call.root !== "string") return null;
  return [`${call.root}.${call.chain[0]!.name}`, last.arguments?.[0] ?? ""];
}

/** `(sum, row) => sum + row.total`. */
function sum(callback: FunctionFacts): string[] | null {
  const [all, row] = [nameAt(callback, 0), nameAt(callback, 1)];
  const value = returned(callback);
  if (!all || typeof value !== "object" || value === null || !("operator" in value) || value.operator !== "+")
    return null;
  const [left, right] = value.of;
  const added = left === all ? right : right === all ? left : undefined;
  const converted =
    typeof added === "object" && added && "call" in added
      ? callback.calls[added.call]?.chain[0]?.arguments?.[0]
      : added;
  return single(converted, row);
}
