import {
  type At,
  type Binding,
  type Call,
  calledName,
  type Expr,
  type FunctionFacts,
  isCall,
  type Segment,
  type Use,
} from "../facts.ts";
import { languageOf } from "../language.ts";
import type { Program } from "../program.ts";
import type { Reached } from "../reach/node.ts";
import type { ReadSite } from "../reads/read.ts";
import type { Scope } from "../values/value.ts";
import { isContainer } from "./containers.ts";
import { outlives } from "./keeper.ts";
import { lazyBinding } from "./lazy.ts";
import { copyingCalls, cutsOut, functionIn, sameRows } from "./list-methods.ts";

export type Escape = "none" | "returned" | "stored" | "posted";

/** What becomes of the rows of one read inside the code that a pool runs. */
export interface RowsFlow {
  escape: Escape;
  /** How the rows are used where they are read. */
  uses: Set<Use["as"]>;
  /** Where they escape. */
  at?: At;
  /** The name that a finding on the escape stands at; none where that is no single name. */
  place?: EscapePlace;
  /** Somewhere on the way a piece of known length is cut out: `rows.slice(0, 100)`. */
  cut?: true;
}

export interface EscapePlace {
  /** Function that holds the place. */
  scope: Scope;
  at: At;
  name: string;
  /** What keeps stored rows, as a dotted name: "cache", "this.rows". */
  keeper?: string;
  /** The keeper gets more with each run, and loses nothing: `push`, `set`. */
  adds?: true;
}

const passesRows = new Set([...sameRows, "flat", "splice"]);
const storing = {
  typescript: new Set("push unshift set add concat".split(" ")),
  python: new Set("append appendleft extend add insert".split(" ")),
};
/** Methods of Python that lists and sets share with a session or a cursor. */
const ambiguous = new Set(["add", "insert"]);
const posting = new Set(["postMessage", "send"]);
const mapping = new Set(["map", "flatMap"]);
const weight: Record<Escape, number> = { none: 0, returned: 1, stored: 2, posted: 3 };
const deepest = 6;

/** A flow while it is followed, on one way to the read. */
interface Following extends RowsFlow {
  node: Reached;
}

/** Follows the rows from the read through names, loops and the callers that get them back, up to the entry. */
export function rowsFlow(program: Program, node: Reached, site: ReadSite): RowsFlow {
  const flow: Following = { escape: "none", uses: new Set(), node };
  const fn = program.evaluator.fn(site.scope);
  if ("call" in site.result) followCall(program, site.scope, site.result.call, site.at, flow);
  else if (languageOf(site.scope.file) === "python") {
    // What goes over a lazy value runs it where it stands; what a method of it gives is another query.
    const binding = lazyBinding(fn, site.result.awaited);
    if (binding) followBinding(program, site.scope, binding, flow, 0);
  } else for (const use of usesOfAwaited(fn, site.result.awaited)) follow(program, site.scope, use, flow, 0);
  if (flow.escape === "returned" && flow.place?.name === "")
    flow.place = { scope: site.scope, at: site.at, name: site.name };
  // Rows that a function hands back are its caller's.
  let current: Reached = node;
  for (let hops = 0; flow.escape === "returned" && current.by?.call && hops < 12; hops++) {
    const { from, call } = current.by;
    const use = program.evaluator.fn(from.scope).calls[call.call]!.use;
    const next: Following = { escape: "none", uses: flow.uses, node };
    follow(program, from.scope, use, next, 0);
    flow.escape = next.escape;
    if (next.at !== undefined) flow.at = next.at;
    const called = program.evaluator.fn(from.scope).calls[call.call]!;
    const segment = called.chain[call.segment]!;
    // An arrow has no word for what it hands back: its call's name stands for that.
    const named =
      next.place?.name === "" ? { scope: from.scope, at: segment.at, name: calledName(called, segment) } : next.place;
    if (named) flow.place = named;
    else delete flow.place;
    current = from;
  }
  return flow;
}

/** From the call of the read on: what `then` makes of the rows, and each row where a loop goes over the call itself. */
function followCall(program: Program, scope: Scope, index: number, at: At, flow: Following): void {
  const fn = program.evaluator.fn(scope);
  const call = fn.calls[index]!;
  const read = call.chain.findIndex((segment) => segment.at === at);
  if (call.chain.slice(read + 1).some((segment) => segment.name === "then" && !keepsRows(program, scope, segment)))
    return;
  follow(program, scope, call.use, flow, 0);
  if (call.use.as !== "iterated") return;
  const element = fn.bindings.find((b) => b.element && isCall(b.init, index));
  if (element) eachRow(program, scope, element, flow, 0);
  eachCopy(program, scope, (root) => isCall(root, index), flow, 0);
}

/** `[row for row in rows]`: a comprehension that goes over the rows and gives each of them. */
function eachCopy(
  program: Program,
  scope: Scope,
  isRows: (root: Expr) => boolean,
  flow: Following,
  depth: number,
): void {
  for (const call of program.evaluator.fn(scope).calls) {
    const [first] = call.chain;
    if (first?.name === "map" && isRows(call.root) && handsOn(program, scope, call, first.at))
      follow(program, scope, call.use, flow, depth + 1);
  }
}

/** True when a callback of `then` hands its rows on as they are. */
function keepsRows(program: Program, scope: Scope, { arguments: args }: Segment): boolean {
  const callback = args?.[0];
  if (typeof callback !== "object" || callback === null || !("function" in callback)) return false;
  const fn = program.evaluator.fn({ file: scope.file, fn: callback.function });
  const name = fn.parameters[0]?.name;
  return fn.returns.some((value) => {
    if (value === name) return true;
    const call = typeof value === "object" && value && "call" in value ? fn.calls[value.call] : undefined;
    return call !== undefined && call.root === name && call.chain.every((segment) => passesRows.has(segment.name));
  });
}

/** True when every link from one on gives the same rows, or a copy of each. */
function handsOn(program: Program, scope: Scope, { chain }: Call, from: At): boolean {
  const rest = chain.slice(chain.findIndex((segment) => segment.at === from));
  return rest.every(
    (segment) => passesRows.has(segment.name) || (mapping.has(segment.name) && copiesRows(program, scope, segment)),
  );
}

/** `(row) => row`, `(row) => ({ ...row, host })`: as many rows as before, as large as before. */
function copiesRows(program: Program, scope: Scope, { arguments: args }: Segment): boolean {
  const callback = functionIn(args?.[0]);
  if (callback === undefined) return false;
  const fn = program.evaluator.fn({ file: scope.file, fn: callback });
  const name = fn.parameters[0]?.name;
  if (!name) return false;
  return fn.returns.some((value) => {
    if (value === name) return true;
    if (typeof value !== "object" || value === null) return false;
    if ("object" in value) return value.object.some(([key, part]) => key === "..." && part === name);
    // `{row.id: row for row in rows}`
    return "array" in value && languageOf(scope.file) === "python" && value.array.includes(name);
  });
}

/** Each row, one after another: what the loop's name does. */
function eachRow(program: Program, scope: Scope, element: Binding, flow: Following, depth: number): void {
  for (const use of element.uses ?? []) if (use.as !== "iterated") follow(program, scope, use, flow, depth + 1);
}

/** `const rows = await q`: the names that get the value of an awaited name. */
function usesOfAwaited(fn: FunctionFacts, name: string): Use[] {
  const uses: Use[] = [];
  for (const binding of fn.bindings)
    if (typeof binding.init === "object" && binding.init && "await" in binding.init && binding.init.await === name)
      uses.push(...(binding.uses ?? []));
  if (!uses.length && fn.returns.some((r) => typeof r === "object" && r && "await" in r && r.await === name))
    uses.push({ as: "returned", at: 0 });
  return uses;
}

function escapes(flow: Following, how: Escape, at: At, place?: EscapePlace): void {
  if (weight[how] <= weight[flow.escape]) return;
  flow.escape = how;
  flow.at = at;
  if (place) flow.place = place;
  else delete flow.place;
}

function follow(program: Program, scope: Scope, use: Use, flow: Following, depth: number): void {
  if (depth > deepest) return;
  const where: Scope = use.function === undefined ? scope : { file: scope.file, fn: use.function };
  if (depth === 0 || use.as !== "bound") flow.uses.add(use.as);
  switch (use.as) {
    case "returned":
      // What a callback hands back to `map` or `then` stays here.
      escapes(flow, "returned", use.at, { scope: where, at: use.at, name: use.name ?? "" });
      return;
    case "yielded":
      escapes(flow, "returned", use.at);
      return;
    case "stored": {
      const own = use.name === undefined ? undefined : ownTable(program, where, use.name, flow);
      if (own) {
        followBinding(program, own.scope, own.binding, flow, depth + 1);
        return;
      }
      escapes(
        flow,
        "stored",
        use.at,
        use.name ? { scope: where, at: use.at, name: use.name, keeper: use.name } : undefined,
      );
      return;
    }
    case "bound":
      if (use.name) followName(program, where, use.name, flow, depth + 1);
      else
        for (const binding of boundAt(program, where, use.at)) followBinding(program, where, binding, flow, depth + 1);
      return;
    case "passed":
      passed(program, where, use, flow, depth);
      return;
    case "method": {
      // `rows.filter(…)` has the same rows; `rows.map(…)` has what the callback makes of them.
      if (!use.name || !(passesRows.has(use.name) || mapping.has(use.name))) return;
      const call = program.evaluator.fn(where).calls.find((c) => c.chain.some((s) => s.at === use.at));
      if (call?.chain.some(cutsOut)) flow.cut = true;
      if (call && handsOn(program, where, call, use.at)) follow(program, where, call.use, flow, depth + 1);
      return;
    }
    default:
      return;
  }
}

function passed(program: Program, scope: Scope, use: Use, flow: Following, depth: number): void {
  const call = use.call === undefined ? undefined : program.evaluator.fn(scope).calls[use.call];
  if (!call) return;
  const language = languageOf(scope.file);
  if (use.name && copyingCalls.has(use.name)) {
    const [, ...more] = call.chain;
    if (more.some(cutsOut)) flow.cut = true;
    if (more.every(({ name }) => passesRows.has(name))) follow(program, scope, call.use, flow, depth + 1);
    return;
  }
  if (use.name && language === "typescript" && posting.has(use.name)) {
    escapes(flow, "posted", use.at, { scope, ...namePlace(call, use) });
    return;
  }
  if (use.name && storing[language].has(use.name)) {
    const list = typeof call.root === "string" ? call.root : "";
    const owner = list && !list.includes(".") ? ownerOf(program, scope, list) : undefined;
    if (language === "python" && ambiguous.has(use.name) && !isTable(program, scope.file, owner)) return;
    // A list of this function is followed on; one that lives outside keeps the rows.
    if (owner === undefined || owner.fn === 0 || outlives(program, flow.node, scope.file, owner.fn)) {
      const kept = keptBy(call, use);
      const adds = use.name !== "concat";
      escapes(
        flow,
        "stored",
        use.at,
        kept && adds ? { scope, ...namePlace(call, use), keeper: kept, adds } : undefined,
      );
    } else followBinding(program, { file: scope.file, fn: owner.fn }, owner.binding, flow, depth + 1);
    return;
  }
  // `Promise.all([read(), …])` and `fn(rows)`: the result carries them on only in the first case.
  if (use.name === "all" || use.name === "allSettled") follow(program, scope, call.use, flow, depth + 1);
}

const linkOf = (call: Call, { name }: Use): number =>
  call.chain.findIndex((segment) => segment.name === name && segment.arguments !== undefined);

function namePlace(call: Call, use: Use): { at: At; name: string } {
  const { name, at } = call.chain[linkOf(call, use)] ?? { name: use.name ?? "", at: use.at };
  return { at, name };
}

/** "cache" of `cache.set(…)`, "this.rows" of `this.rows.push(…)`; undefined for what a call gives. */
function keptBy(call: Call, use: Use): string | undefined {
  const before = call.chain.slice(0, linkOf(call, use));
  if (typeof call.root !== "string" || before.some((segment) => segment.arguments)) return undefined;
  return [call.root, ...before.map((segment) => segment.name)].join(".");
}

function ownerOf(program: Program, scope: Scope, name: string): Owned | undefined {
  const facts = program.evaluator.facts(scope.file);
  for (let fn = scope.fn; fn >= 0; fn = facts.functions[fn]!.parent) {
    const binding = facts.functions[fn]!.bindings.findLast((b) => b.name === name);
    if (binding) return { binding, fn };
  }
  return undefined;
}

interface Owned {
  binding: Binding;
  fn: number;
}

const isTable = (program: Program, file: string, owner: Owned | undefined): boolean =>
  owner !== undefined && isContainer(program.evaluator.fn({ file, fn: owner.fn }), owner.binding.init);

/** `by_id[row.id] = row`: a table of Python that its function alone has, and lets go at its end. */
function ownTable(
  program: Program,
  scope: Scope,
  name: string,
  { node }: Following,
): { scope: Scope; binding: Binding } | undefined {
  if (languageOf(scope.file) !== "python" || name.includes(".")) return undefined;
  const owner = ownerOf(program, scope, name);
  if (!owner || owner.fn === 0 || !isTable(program, scope.file, owner)) return undefined;
  if (outlives(program, node, scope.file, owner.fn)) return undefined;
  return { scope: { file: scope.file, fn: owner.fn }, binding: owner.binding };
}

function boundAt(program: Program, scope: Scope, at: At): Binding[] {
  // A pattern (`const [rows, total] = …`) binds at the pattern's place; its names follow on the same lines.
  const bindings = program.evaluator.fn(scope).bindings;
  const first = bindings.findIndex((b) => b.at >= at);
  return first < 0 ? [] : bindings.slice(first, first + 1);
}

function followName(program: Program, scope: Scope, name: string, flow: Following, depth: number): void {
  const owner = ownerOf(program, scope, name);
  if (owner) followBinding(program, { file: scope.file, fn: owner.fn }, owner.binding, flow, depth);
}

function followBinding(program: Program, scope: Scope, binding: Binding, flow: Following, depth: number): void {
  if (depth > deepest) return;
  for (const use of binding.uses ?? []) {
    if (use.as === "iterated") {
      flow.uses.add("iterated");
      const element = program.evaluator.fn(scope).bindings.find((b) => b.element && b.init === binding.name);
      if (element) eachRow(program, scope, element, flow, depth);
      eachCopy(program, scope, (root) => root === binding.name, flow, depth);
      continue;
    }
    follow(program, scope, use, flow, depth);
  }
}
