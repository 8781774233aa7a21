/** Pages of a bounded read that are all put into one list, so that in the end it holds every row. */
import { type At, type Call, calledName, type Expr, type FunctionFacts, type Loop } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Reached } from "../reach/node.ts";
import type { ReadSite } from "../reads/read.ts";
import type { Scope } from "../values/value.ts";
import { growsFrom } from "./growing.ts";
import { hasFewRounds } from "./loop-ends.ts";
import { handedOn, type PageValues, pageValues, type Source, sourceOf } from "./page-values.ts";

/** Where pages or rows are added to what holds them all. */
export interface Accumulated {
  scope: Scope;
  at: At;
  /** What the finding stands under: `push`, the list's name. */
  name: string;
  /** What holds the rows; none where a function hands its page back together with the next ones. */
  list?: string;
}

const deepest = 6;

/** Follows the pages of a read from the loop that asks for them, or up to it, on one way. */
export function accumulated(program: Program, node: Reached, site: ReadSite): Accumulated | undefined {
  if (!("call" in site.result)) return undefined;
  let { scope } = site;
  let call = site.result.call;
  let current = node;
  let gives: Source["gives"];
  for (let hops = 0; hops < deepest; hops++) {
    const fn = program.evaluator.fn(scope);
    const source: Source = {
      isSource: sourceOf(fn, call),
      ...(gives ? { gives } : {}),
      ...(hops === 0 && site.read.pair ? { pair: true } : {}),
    };
    const values = pageValues(program, scope, source);
    const loop = gives ? loopOver(fn, source) : pagingLoop(program, scope, fn.calls[call]!);
    if (loop) {
      const found = sinkIn(program, scope, values, loop);
      if (found) return found;
    }
    const on = handedOn(fn, values);
    if (on === undefined) return undefined;
    if (on === "returned" && hops === 0) {
      const next = ownNextPages(program, scope, values);
      if (next) return next;
    }
    const { by } = current;
    if (!by?.call || current.scope.fn !== scope.fn || current.scope.file !== scope.file) return undefined;
    if (on !== "returned") gives = on;
    else if (gives) return undefined;
    scope = by.from.scope;
    call = by.call.call;
    current = by.from;
  }
  return undefined;
}

/** A loop, with where a list has to be made that outlives it. */
interface Around {
  /** True for what runs in it. */
  holds(call: Pick<Call, "loops">): boolean;
  isInside(at: At): boolean;
  start: At;
}

/** The innermost loop around a read that goes over nothing, and that nothing is known to end after a few rounds. */
function pagingLoop(program: Program, scope: Scope, { loops = [] }: Call): Around | undefined {
  const loop = loops.at(-1);
  if (!loop || loop.at === undefined || loop.end === undefined || hasFewRounds(program, scope, loop)) return undefined;
  const { at: start, end } = loop;
  return {
    holds: (call) => call.loops?.some(({ at }) => at === start) ?? false,
    isInside: (at) => at >= start && at <= end,
    start,
  };
}

/** The loop over a generator's pages or rows. */
function loopOver({ calls, bindings }: FunctionFacts, { isSource, gives }: Source): Around | undefined {
  // A row that is left out is one of those that are chosen; a page that is left out is an empty one.
  const isOver = ({ over, leaves, skips }: Loop): boolean => isSource(over) && !leaves && !(skips && gives === "rows");
  const element = bindings.find((one) => one.element && isOverOf(one.init, isSource));
  if (!element || !calls.some(({ loops }) => loops?.some(isOver))) return undefined;
  return {
    holds: ({ loops }) => loops?.some(isOver) ?? false,
    // Where such a loop ends is not kept; what is assigned after it is not a page.
    isInside: (at) => at >= element.at,
    start: element.at,
  };
}

function isOverOf(init: Expr | undefined, isSource: (expr: Expr | undefined) => boolean): boolean {
  if (isSource(init)) return true;
  return typeof init === "object" && init !== null && "member" in init && isOverOf(init.of, isSource);
}

/** The first place in a loop that adds a page, or each row of it, to a list that was there before. */
function sinkIn(program: Program, scope: Scope, values: PageValues, loop: Around): Accumulated | undefined {
  const fn = program.evaluator.fn(scope);
  const grows = (list: string): boolean => growsFrom(program, scope, list, loop);
  for (const call of fn.calls) {
    if (!loop.holds(call)) continue;
    const found = adds(call, values) ?? concatenates(fn, call, values);
    if (found && grows(found.list)) return { scope, ...found };
    const inner = addsInCallback(program, scope, call, values);
    if (inner?.list !== undefined && grows(inner.list)) return inner;
  }
  return assigned(fn, scope, values, loop, grows);
}

/** A name that something is added to, and where. */
interface Sink {
  at: At;
  name: string;
  list: string;
}

const adding = /^(?:push|unshift|add|append|appendleft|extend)$/;

/** `all.push(...page)`, `all.push(page)`, `all.extend(page)`, `byId.set(row.id, row)` */
function adds(call: Call, { isPage, isRow, rows }: Pick<PageValues, "isPage" | "isRow" | "rows">): Sink | undefined {
  const { root, chain } = call;
  const [link] = chain;
  if (typeof root !== "string" || !/^\w+$/.test(root) || chain.length !== 1 || !link?.arguments) return undefined;
  const { name, at, arguments: given } = link;
  const value = name === "set" ? given[1] : adding.test(name) ? given[0] : undefined;
  if (value === undefined) return undefined;
  const spread = typeof value === "object" && value !== null && "spread" in value ? value.spread : value;
  if (isPage(spread)) return { at, name, list: root };
  return isRow(value) && isEach(call, rows) ? { at, name, list: root } : undefined;
}

/** True where every row gets there: no condition stands around it, and the loop over the rows leaves none out. */
function isEach({ loops = [], when = [] }: Call, rows: ReadonlySet<string>): boolean {
  const inner = loops.at(-1);
  return !when.length && !(inner?.element && rows.has(inner.element) && (inner.leaves || inner.skips));
}

/** `all = all.concat(page)` */
function concatenates({ bindings }: FunctionFacts, call: Call, { isPage }: PageValues): Sink | undefined {
  const { root, chain, use } = call;
  const [link] = chain;
  if (typeof root !== "string" || chain.length !== 1 || link?.name !== "concat" || use.name !== root) return undefined;
  if (use.as !== "bound" && use.as !== "stored") return undefined;
  if (!bindings.some(({ name }) => name === root) || !link.arguments?.some(isPage)) return undefined;
  return { at: link.at, name: link.name, list: root };
}

/** `page.forEach((row) => all.push(row))` */
function addsInCallback(program: Program, scope: Scope, call: Call, { isPage }: PageValues): Accumulated | undefined {
  const { root, chain } = call;
  const callback = chain[0]?.arguments?.[0];
  if (chain.length !== 1 || chain[0]!.name !== "forEach" || !isPage(root)) return undefined;
  if (typeof callback !== "object" || callback === null || !("function" in callback)) return undefined;
  const inner: Scope = { file: scope.file, fn: callback.function };
  const { parameters, calls } = program.evaluator.fn(inner);
  const row = parameters[0]?.name;
  if (!row) return undefined;
  const rows = new Set([row]);
  const values = { isPage: () => false, isRow: (expr: Expr | undefined) => expr === row, rows };
  for (const one of calls) {
    const found = adds(one, values);
    if (found) return { scope: inner, ...found };
  }
  return undefined;
}

/** `all = [...all, ...page]` */
function assigned(
  { bindings, calls }: FunctionFacts,
  scope: Scope,
  { isPage, pages }: PageValues,
  loop: Around,
  grows: (list: string) => boolean,
): Accumulated | undefined {
  const uses = [
    ...bindings.flatMap(({ name, uses: all = [] }) => (pages.has(name) ? all : [])),
    ...calls.flatMap(({ use }, call) => (isPage({ call }) ? [use] : [])),
  ];
  for (const { name, assigned: values = [] } of bindings) {
    if (!values.some((value) => addsTo(value, name, isPage))) continue;
    const use = uses.find((one) => one.as === "spread" && one.name === name && loop.isInside(one.at));
    if (use && grows(name)) return { scope, at: use.at, name, list: name };
  }
  return undefined;
}

/** True for `[...list, ...page]`, in any order. */
function addsTo(value: Expr, list: string, isPage: (expr: Expr | undefined) => boolean): boolean {
  if (typeof value !== "object" || value === null || !("array" in value)) return false;
  const spread = value.array.flatMap((item) =>
    typeof item === "object" && item !== null && "spread" in item ? [item.spread] : [],
  );
  return spread.includes(list) && spread.some(isPage);
}

/** `return [...page, ...(await next(cursor))]`: the function hands back its page and all that come after it. */
function ownNextPages(program: Program, scope: Scope, { isPage }: PageValues): Accumulated | undefined {
  const { calls, returns } = program.evaluator.fn(scope);
  for (const value of returns) {
    if (typeof value !== "object" || value === null || !("array" in value)) continue;
    const spread = value.array.flatMap((item) =>
      typeof item === "object" && item !== null && "spread" in item ? [item.spread] : [],
    );
    if (!spread.some(isPage)) continue;
    for (const next of spread) {
      if (typeof next !== "object" || next === null || !("call" in next)) continue;
      const { chain } = calls[next.call]!;
      const last = chain.length - 1;
      const itself = program.evaluator
        .callee(scope, next.call, last)
        .some((one) => one.is === "function" && one.scope.file === scope.file && one.scope.fn === scope.fn);
      if (itself) return { scope, at: chain[last]!.at, name: calledName(calls[next.call]!, chain[last]!) };
    }
  }
  return undefined;
}
