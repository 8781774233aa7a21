import { type At, type Binding, type Call, type Expr, type FunctionFacts, writtenText } from "../facts.ts";
import { languageOf } from "../language.ts";
import type { Program } from "../program.ts";
import type { StreamSite } from "../reads/streams.ts";
import type { Scope } from "../values/value.ts";

/** Methods of a list after which it no longer holds all that was put in. */
const emptying = new Set(["splice", "shift", "pop", "clear", "popleft", "remove", "delete"]);
/** Methods that put a row, or a part of the rows, into a list. */
const adding = { typescript: new Set(["push"]), python: new Set(["append", "extend"]) };

/** How the rows of a stream become one array, where they do; a clause. */
export type Gathered = "spread" | "collected" | "pushed";

/**
 * Whether all rows of a stream are put into one array: `[...statement.iterate()]`, `Array.fromAsync(stream)`,
 * `stream.toArray()`, or a push of each row to an array that nothing empties, in a loop that nothing leaves.
 */
export function gatheredBy(program: Program, found: StreamSite): Gathered | undefined {
  const { site, call: c, segment: s, stream } = found;
  const { scope } = site;
  const fn = program.evaluator.fn(scope);
  const call = fn.calls[c]!;
  const next = call.chain[s + 1];
  if (next) return byMethod(program, scope, next.name, next.arguments, stream.each ?? []);
  const isThis = (expr: Expr | undefined): boolean =>
    typeof expr === "object" && expr !== null && "call" in expr && expr.call === c;
  const { use } = call;
  if (use.as === "spread") return "spread";
  if (use.as === "passed") return isArrayFrom(fn, use.call) ? "collected" : undefined;
  if (use.as === "iterated") return inLoop(program, scope, isThis);
  if (use.as !== "bound" || use.name === undefined) return undefined;
  const binding = fn.bindings.find((b) => b.name === use.name && b.at === use.at);
  return binding && !binding.assigned?.length ? byName(program, scope, binding, stream.each ?? []) : undefined;
}

function byName(
  program: Program,
  scope: Scope,
  { name, uses = [] }: Binding,
  each: readonly string[],
): Gathered | undefined {
  const fn = program.evaluator.fn(scope);
  for (const use of uses) {
    if (use.function !== undefined) continue;
    if (use.as === "spread") return "spread";
    if (use.as === "passed" && isArrayFrom(fn, use.call)) return "collected";
    const found =
      use.as === "iterated"
        ? inLoop(program, scope, (expr) => expr === name)
        : use.as === "method"
          ? byMethod(program, scope, use.name ?? "", argumentsAt(fn, use.at), each)
          : undefined;
    if (found) return found;
  }
  return undefined;
}

function argumentsAt({ calls }: FunctionFacts, at: At): Expr[] {
  for (const { chain } of calls) for (const segment of chain) if (segment.at === at) return segment.arguments ?? [];
  return [];
}

function isArrayFrom({ calls }: FunctionFacts, index: number | undefined): boolean {
  const call = index === undefined ? undefined : calls[index];
  return call?.root === "Array" && /^from(?:Async)?$/.test(call.chain[0]?.name ?? "");
}

/** `stream.toArray()`, `stream.on("data", (row) => …)`, `cursor.eachAsync((doc) => …)` */
function byMethod(
  program: Program,
  scope: Scope,
  method: string,
  args: readonly Expr[] | undefined,
  each: readonly string[],
): Gathered | undefined {
  if (method === "toArray") return "collected";
  const callback = each.includes(method)
    ? args?.[0]
    : method === "on" && writtenText(args?.[0]) === "data"
      ? args?.[1]
      : undefined;
  if (typeof callback !== "object" || callback === null || !("function" in callback)) return undefined;
  const inner: Scope = { file: scope.file, fn: callback.function };
  const { parameters, calls } = program.evaluator.fn(inner);
  const row = parameters[0]?.name;
  if (!row) return undefined;
  return calls.some((call) => pushes(call, row, scope) && isKept(program, inner, call, undefined))
    ? "pushed"
    : undefined;
}

/** `for await (const row of stream) all.push(row)` */
function inLoop(program: Program, scope: Scope, isStream: (expr: Expr | undefined) => boolean): Gathered | undefined {
  const { bindings, calls } = program.evaluator.fn(scope);
  for (const element of bindings) {
    if (!element.element || !isStream(element.init)) continue;
    for (const call of calls) {
      const loop = call.loops?.find((one) => one.element === element.name && isStream(one.over));
      if (!loop || loop.leaves || !pushes(call, element.name, scope)) continue;
      if (isKept(program, scope, call, element.at)) return "pushed";
    }
  }
  return undefined;
}

/** `all.push(row)` of every row: under a condition only some are kept. */
function pushes({ root, chain, when }: Call, row: string, { file }: Scope): boolean {
  const [segment] = chain;
  return (
    typeof root === "string" &&
    /^\w+$/.test(root) &&
    chain.length === 1 &&
    adding[languageOf(file)].has(segment!.name) &&
    segment!.arguments?.[0] === row &&
    !when?.length
  );
}

/** True for an array that is made before the rows come, and that nothing empties. */
function isKept(program: Program, scope: Scope, { root }: Call, loop: At | undefined): boolean {
  const facts = program.evaluator.facts(scope.file);
  for (let fn = scope.fn; fn >= 0; fn = facts.functions[fn]!.parent) {
    const list = facts.functions[fn]!.bindings.findLast((one) => one.name === root);
    if (!list) continue;
    // Made inside the callback or the loop it holds one row.
    if (loop === undefined ? fn === scope.fn : fn === scope.fn && list.at > loop) return false;
    if (typeof list.init !== "object" || list.init === null || !("array" in list.init)) return false;
    if (list.assigned?.length || list.uses?.some((use) => use.as === "method" && emptying.has(use.name ?? "")))
      return false;
    return !facts.functions.some(({ assignments }) =>
      assignments.some(({ target }) => target === `${list.name}.length`),
    );
  }
  return false;
}
