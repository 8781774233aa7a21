import type { CallSite } from "../callers.ts";
import type { EntrySite } from "../entries/entry.ts";
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
  if (fn.kind === "constructor" || fn.kind === "accessor" || startsUp.test(nameOf(program, scope)))
    return { is: "unknown" };
  const callers = program.callersOf(scope);
  if (!callers.length && handlesRequests(program, scope)) return { is: "often", request: true };
  if (!callers.length) return { is: isOffered(program, scope) ? "often" : "unknown" };
  const all = callers.map((caller): Often => {
    if (scopeKey(caller.scope) === scopeKey(scope)) return { is: "often" };
    return oftenCalled(program, walk, caller.scope, depth + 1);
  });
  const often = all.find(({ is }) => is === "often");
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

/** `app.get("/", handler)`: a function that is handed over by its name. */
function handlesRequests(program: Program, scope: Scope): boolean {
  const name = nameOf(program, scope);
  if (name === "" || !program.poolIndex.handlers.length) return false;
  return program.evaluator
    .facts(scope.file)
    .functions.some(({ calls }, fn) =>
      calls.some((call, c) =>
        call.chain.some(
          (s, i) => s.arguments?.includes(name) && answersRequests(program, { file: scope.file, fn }, c, i),
        ),
      ),
    );
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
  if (around > 0) return false;
  const name = fn.class === undefined ? nameOf(program, scope) : facts.classes[fn.class]!.name;
  return facts.exports.some(
    (e) =>
      e.from === undefined &&
      ((name !== "" && (e.local === name || e.value === name || e.name === name)) || isFunction(e.value, scope.fn)),
  );
}
