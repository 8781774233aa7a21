import type { Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import { callbackPlace } from "../values/callbacks.ts";
import { argumentAt, numberOf } from "../values/places.ts";
import type { Scope } from "../values/value.ts";
import { type Told, unknown } from "./concurrency.ts";

/** Calls that are followed back from a construction. */
const mostCalls = 4;

/** How often a construction is evaluated: loops and `Array.from({ length })` around it. */
export function constructions(program: Program, scope: Scope, call: number, depth = 0): Told {
  const { evaluator } = program;
  const facts = evaluator.fn(scope).calls[call]!;
  const loop = facts.loops?.at(-1);
  if (loop) {
    if (loop.bound !== undefined) {
      const bound = numberOf(evaluator, loop.bound, scope);
      return bound === undefined ? unknown : { atOnce: bound, source: "loop" };
    }
    if (loop.over !== undefined) return sized(program, loop.over, scope);
    return unknown;
  }
  const place = callbackPlace(evaluator.facts(scope.file), scope.fn);
  if (place) {
    const outer: Scope = { file: scope.file, fn: place.fn };
    const around = evaluator.fn(outer).calls[place.call]!;
    const segment = around.chain[place.segment]!;
    if (segment.name === "from" && around.root === "Array") {
      const length = argumentAt(evaluator, segment.arguments ?? [], "0.length", outer);
      const known = length.is === "value" ? numberOf(evaluator, length.expr, length.scope) : undefined;
      return known === undefined ? unknown : { atOnce: known, source: "length" };
    }
    if (segment.name === "map" || segment.name === "forEach" || segment.name === "flatMap") {
      const list: Expr = place.segment === 0 ? around.root : { call: place.call };
      if (place.segment === 0) return sized(program, list, outer);
      const before = around.chain[place.segment - 1]!;
      if (before.name === "fill" || (before.name === "keys" && around.root === "Array")) {
        const made = around.chain[0]?.arguments?.[0];
        const size = made === undefined ? undefined : numberOf(evaluator, made, outer);
        if (size !== undefined) return { atOnce: size, source: "length" };
      }
      return unknown;
    }
    // `new Promise((resolve) => { … })` runs its callback where it stands.
    return segment.new && around.root === "Promise" && depth < mostCalls
      ? constructions(program, outer, place.call, depth + 1)
      : unknown;
  }
  return scope.fn === 0 ? { atOnce: 1, source: "one worker" } : calls(program, scope, depth);
}

/** A function constructs as often as it is called: where one place calls it, as often as that is reached. */
function calls(program: Program, scope: Scope, depth: number): Told {
  if (depth >= mostCalls) return unknown;
  const callers = program.callersOf(scope);
  const [only] = callers;
  return only && callers.length === 1 ? constructions(program, only.scope, only.call, depth + 1) : unknown;
}

function sized(program: Program, list: Expr, scope: Scope): Told {
  const told = lengthOf(program, list, scope);
  return told.atOnce === "unbounded" ? unknown : told;
}

/** Elements of a list that is started all at once: a literal's count, a slice's or chunk's size, or no limit. */
export function lengthOf(program: Program, list: Expr, scope: Scope): Told {
  const { evaluator } = program;
  if (
    typeof list === "object" &&
    list &&
    "array" in list &&
    !list.array.some((i) => typeof i === "object" && i && "spread" in i)
  )
    return { atOnce: list.array.length, source: `${list.array.length} elements` };
  if (typeof list === "object" && list && "call" in list) {
    const call = evaluator.fn(scope).calls[list.call];
    const last = call?.chain.at(-1);
    if (!call || !last) return { atOnce: "unbounded", source: "" };
    if (
      last.name === "map" ||
      last.name === "flatMap" ||
      last.name === "filter" ||
      last.name === "entries" ||
      last.name === "keys"
    ) {
      const inner = call.chain.at(-2);
      return inner
        ? (slice(program, inner, scope) ?? { atOnce: "unbounded", source: "" })
        : lengthOf(program, call.root, scope);
    }
    const cut = slice(program, last, scope);
    if (cut) return cut;
    if (last.name === "from" && call.root === "Array") {
      const length = argumentAt(evaluator, last.arguments ?? [], "0.length", scope);
      const known = length.is === "value" ? numberOf(evaluator, length.expr, length.scope) : undefined;
      if (known !== undefined) return { atOnce: known, source: "length" };
    }
    return { atOnce: "unbounded", source: "" };
  }
  if (typeof list === "string" && list !== "") {
    const chunk = chunkSize(program, list, scope);
    if (chunk) return chunk;
    const values = evaluator.evaluate(list, scope);
    if (values.length === 1 && values[0]!.is === "literal" && values[0]!.expr !== list) {
      const told = lengthOf(program, values[0]!.expr, values[0]!.scope);
      // An empty array is filled later, by as many as there are.
      return told.atOnce === 0 ? { atOnce: "unbounded", source: "" } : told;
    }
  }
  return { atOnce: "unbounded", source: "" };
}

/** `xs.slice(i, i + 10)`, `xs[i:i + 10]` and `chunk(xs, 10)` have a known size. */
function slice(program: Program, link: { name: string; arguments?: Expr[] }, scope: Scope): Told | undefined {
  const { evaluator } = program;
  const [start, to] = link.arguments ?? [];
  // What is left out of a slice of Python is its beginning.
  const from = link.name === "[:]" && start === "undefined" ? 0 : start;
  if (link.name === "slice" || link.name === "splice" || link.name === "[:]") {
    if (to === undefined || from === undefined) return undefined;
    const plus = typeof to === "object" && to && "operator" in to && to.operator === "+" ? to.of : undefined;
    const size = plus
      ? JSON.stringify(plus[0]) === JSON.stringify(from)
        ? numberOf(evaluator, plus[1] ?? "", scope)
        : undefined
      : link.name === "splice"
        ? numberOf(evaluator, to, scope)
        : typeof from === "number"
          ? numberOf(evaluator, to, scope)
          : undefined;
    return size === undefined ? undefined : { atOnce: size, source: "slices" };
  }
  return undefined;
}

/** A loop variable over chunks: `for (const c of chunk(xs, 10))`, and a name for a slice. */
function chunkSize(program: Program, name: string, scope: Scope): Told | undefined {
  const { evaluator } = program;
  const facts = evaluator.facts(scope.file);
  for (let fn = scope.fn; fn >= 0; fn = facts.functions[fn]!.parent) {
    const binding = facts.functions[fn]!.bindings.find((b) => b.name === name);
    if (!binding) continue;
    const init = binding.init;
    if (typeof init !== "object" || init === null || !("call" in init)) return undefined;
    const call = facts.functions[fn]!.calls[init.call];
    const last = call?.chain.at(-1);
    if (!last) return undefined;
    const at: Scope = { file: scope.file, fn };
    if (binding.element && /chunk|batch/i.test(last.name || (typeof call!.root === "string" ? call!.root : ""))) {
      for (const argument of last.arguments ?? []) {
        const size = numberOf(evaluator, argument, at);
        if (size !== undefined) return { atOnce: size, source: "chunks" };
      }
    }
    return binding.element ? undefined : slice(program, last, at);
  }
  return undefined;
}
