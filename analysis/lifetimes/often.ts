import type { CallSite } from "../callers.ts";
import type { EntrySite } from "../entries/entry.ts";
import type { Export, Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Walk } from "../reach/walk.ts";
import { callbackPlace, takesElements } from "../values/callbacks.ts";
import { type Scope, scopeKey } from "../values/value.ts";

/** How often a function is called, as far as the source tells. */
export type Often =
  | { is: "once" }
  /** `by` is what calls it again and again, where that is known. */
  | { is: "often"; by?: EntrySite; request?: true }
  | { is: "unknown" };

/** Callers are followed this far. */
const deepest = 5;

/** Functions of such names are called when a program starts. */
const startsUp =
  /^(?:main|init|initiali[sz]e|set_?up|start|boot|bootstrap|configure|launch|connect|open|warm_?up|register|on[A-Z]\w*(?:Init|Bootstrap|Start)\w*)/i;

/** Asks whoever calls a function, up to the modules' own bodies. */
export function oftenCalled(program: Program, walk: Walk, scope: Scope, depth = 0): Often {
  if (scope.fn === 0) return { is: "once" };
  if (depth > deepest) return { is: "unknown" };
  const { evaluator } = program;
  const facts = evaluator.facts(scope.file);
  const fn = facts.functions[scope.fn]!;
  const parent: Scope = { file: scope.file, fn: fn.parent };
  const by = runBy(walk, scope);
  if (by) return { is: "often", by };
  const place = callbackPlace(facts, scope.fn);
  if (place) {
    const { root, chain } = facts.functions[place.fn]!.calls[place.call]!;
    const segment = chain[place.segment]!;
    if (answersRequests(program, { file: scope.file, fn: place.fn }, place.call, place.segment))
      return { is: "often", request: true };
    const there = takesElements.has(segment.name) || (segment.new && root === "Promise") || segment.name === "then";
    return there ? oftenCalled(program, walk, parent, depth + 1) : { is: "unknown" };
  }
  const atOnce = facts.functions[fn.parent]!.calls.some(
    ({ root }) => typeof root === "object" && root && "function" in root && root.function === scope.fn,
  );
  if (atOnce) return oftenCalled(program, walk, parent, depth + 1);
  if (fn.kind === "constructor" || fn.kind === "accessor") return { is: "unknown" };
  const callers = program.callersOf(scope);
  const handed = callers.length ? undefined : handedTo(program, scope);
  if (handed) return handed === "requests" ? { is: "often", request: true } : { is: "unknown" };
  const startsOnce = startsUp.test(nameOf(program, scope));
  if (!callers.length) return { is: isOffered(program, scope) && !startsOnce ? "often" : "unknown" };
  const all = callers.map((caller): Often => {
    if (scopeKey(caller.scope) === scopeKey(scope)) return { is: "often" };
    return oftenCalled(program, walk, caller.scope, depth + 1);
  });
  const often = all.find(({ is }) => is === "often");
  if (often && startsOnce) return { is: "unknown" };
  if (often?.is === "often") return { is: "often", ...(often.by ? { by: often.by } : {}) };
  if (!all.every(({ is }) => is === "once")) return { is: "unknown" };
  return callers.some((caller) => inLoop(program, caller) || isBesideAnother(program, caller, callers))
    ? { is: "often" }
    : { is: "once" };
}

/** `for (const month of months) await report(month)`. */
const inLoop = (program: Program, { scope, at }: CallSite): boolean =>
  program.evaluator.fn(scope).calls.some(({ chain, loops }) => loops?.length && chain.some((link) => link.at === at));

/** Two calls in one body under the same conditions are two calls; on two branches they are one. */
const isBesideAnother = (program: Program, caller: CallSite, all: readonly CallSite[]): boolean =>
  all.some(
    (other) =>
      other.at !== caller.at &&
      scopeKey(other.scope) === scopeKey(caller.scope) &&
      conditionsOf(program, other) === conditionsOf(program, caller),
  );

const conditionsOf = (program: Program, { scope, at }: CallSite): string =>
  JSON.stringify(
    program.evaluator.fn(scope).calls.find(({ chain }) => chain.some((link) => link.at === at))?.when ?? [],
  );

/** The entry that runs a function, itself or through others; a module's body runs once for each worker. */
function runBy(walk: Walk, scope: Scope): EntrySite | undefined {
  const node = walk.reached.get(scopeKey(scope));
  if (!node || node.entry.kind === "request") return undefined;
  for (let way = node; ; way = way.by.from) {
    if (way.scope.fn === 0) return undefined;
    if (!way.by) return node.entry;
  }
}

function answersRequests(program: Program, scope: Scope, call: number, segment: number): boolean {
  const handlers = program.poolIndex.handlers;
  if (!handlers.length) return false;
  return program.evaluator
    .callee(scope, call, segment)
    .some((value) =>
      handlers.some(({ library, patterns }) => [...library.kinds(value).keys()].some((label) => patterns.has(label))),
    );
}

/** `app.get("/", handler)`: who is handed a function by its name, in its own file or in one that imports it. */
function handedTo(program: Program, scope: Scope): "requests" | "somebody" | undefined {
  const name = nameOf(program, scope);
  const outside = exportsOf(program, scope).map((e) => e.name);
  let found: "somebody" | undefined;
  for (const file of program.mentioning(scope.file, outside, undefined)) {
    const { imports, functions } = program.evaluator.facts(file);
    const here = imports.filter((i) => outside.includes(i.name)).map((i) => i.local);
    const locals = new Set<Expr>(file === scope.file ? [name] : here);
    locals.delete("");
    for (const [fn, { calls }] of functions.entries())
      for (const [c, call] of calls.entries())
        for (const [i, { arguments: args }] of call.chain.entries()) {
          if (!args?.some((one) => locals.has(one))) continue;
          if (answersRequests(program, { file, fn }, c, i)) return "requests";
          found = "somebody";
        }
  }
  return found;
}

function nameOf(program: Program, scope: Scope): string {
  const facts = program.evaluator.facts(scope.file);
  const fn = facts.functions[scope.fn]!;
  if (fn.name) return fn.name;
  const around = facts.functions[fn.parent];
  return around?.bindings.find((b) => isFunction(b.init, scope.fn))?.name ?? "";
}

const isFunction = (expr: unknown, fn: number): boolean =>
  typeof expr === "object" && expr !== null && "function" in expr && expr.function === fn;

/** True for what other packages may call: an exported function, or a method of an exported class. */
function isOffered(program: Program, scope: Scope): boolean {
  const facts = program.evaluator.facts(scope.file);
  const fn = facts.functions[scope.fn]!;
  const around = fn.class === undefined ? fn.parent : facts.classes[fn.class]!.parent;
  return around === 0 && exportsOf(program, scope).length > 0;
}

/** Exports that bring a function, or the class of a method. */
function exportsOf(program: Program, scope: Scope): Export[] {
  const facts = program.evaluator.facts(scope.file);
  const fn = facts.functions[scope.fn]!;
  const name = fn.class === undefined ? nameOf(program, scope) : facts.classes[fn.class]!.name;
  return facts.exports.filter(
    (e) =>
      e.from === undefined &&
      ((name !== "" && (e.local === name || e.value === name || e.name === name)) || isFunction(e.value, scope.fn)),
  );
}
