/** Handles of work that was started (a future, an `AsyncResult`), and iterators over results: what holds them all together. */
import type { EntrySite } from "../entries/entry.ts";
import type { Expr, FileFacts, FunctionFacts, Use } from "../facts.ts";
import type { Program } from "../program.ts";
import { callbackPlace } from "../values/callbacks.ts";
import { isContainer, shrinking } from "./containers.ts";
import { copyingCalls } from "./list-methods.ts";

/** What keeps the results of all calls: a list by its name, or one that is handed on as it is. */
export interface Kept {
  list?: string;
}

const adding = new Set(["append", "appendleft", "add", "insert", "push"]);
const deepest = 4;

/** What keeps every handle that an entry's call gives; undefined where they are let go, or where it can't be told. */
export function handlesKept(program: Program, { scope, at }: EntrySite): Kept | undefined {
  const facts = program.evaluator.facts(scope.file);
  const call = facts.functions[scope.fn]!.calls.find(({ chain }) => chain.at(-1)?.at === at);
  return call && keeps(facts, scope.fn, call.use, 0);
}

/** What becomes of one handle; a name alone holds only the last. */
function keeps(x: FileFacts, index: number, use: Use, depth: number): Kept | undefined {
  if (depth > deepest) return undefined;
  const fn = x.functions[index]!;
  switch (use.as) {
    case "passed": {
      const taker = use.call === undefined ? undefined : fn.calls[use.call];
      if (!taker || !use.name) return undefined;
      if (adding.has(use.name)) return typeof taker.root === "string" ? ofList(x, index, taker.root) : undefined;
      // `list(executor.map(…))` has all results; a handle by itself is no list of them.
      return copyingCalls.has(use.name) && taker.chain.length === 1
        ? gathered(x, index, taker.use, depth + 1)
        : undefined;
    }
    case "stored":
      return use.name && !use.name.includes(".") ? ofList(x, index, use.name) : undefined;
    case "spread":
      return {};
    case "bound": {
      const binding = fn.bindings.find((one) => one.name === use.name);
      for (const next of binding?.uses ?? []) {
        if (next.function !== undefined || next.as !== "passed" || !next.name || !adding.has(next.name)) continue;
        const found = keeps(x, index, next, depth + 1);
        if (found) return found;
      }
      return undefined;
    }
    case "returned": {
      // `[pool.apply_async(load) for …]`: the comprehension holds one handle for each element.
      const place = callbackPlace(x, index);
      const around = place && x.functions[place.fn]!.calls[place.call]!;
      return around?.chain[place!.segment]?.name === "map" && fn.kind === "arrow"
        ? gathered(x, place!.fn, around.use, depth + 1)
        : undefined;
    }
    default:
      return undefined;
  }
}

/** What becomes of a list of handles or results. */
function gathered(x: FileFacts, index: number, use: Use, depth: number): Kept | undefined {
  if (depth > deepest) return undefined;
  const fn = x.functions[index]!;
  switch (use.as) {
    case "bound":
      return use.name === undefined ? undefined : held(fn, use.name);
    case "returned":
      return fn.kind === "arrow" ? undefined : {};
    case "iterated":
      return {};
    case "passed": {
      const taker = use.call === undefined ? undefined : fn.calls[use.call];
      return taker && use.name && copyingCalls.has(use.name) && taker.chain.length === 1
        ? gathered(x, index, taker.use, depth + 1)
        : undefined;
    }
    default:
      return undefined;
  }
}

/** A name that holds a list until its function ends: nothing takes from it, and it gets no other value. */
function held(fn: FunctionFacts, name: string): Kept | undefined {
  const binding = fn.bindings.find((one) => one.name === name);
  if (!binding || binding.assigned?.length) return undefined;
  return fn.calls.some((call) => takesOut(call, name)) ? undefined : { list: name };
}

/** An empty list or table that was made before, and from which nothing in the file takes out again. */
function ofList(x: FileFacts, index: number, name: string): Kept | undefined {
  for (let at = index; at >= 0; at = x.functions[at]!.parent) {
    const owner = x.functions[at]!;
    if (owner.parameters.some((one) => one.name === name)) return undefined;
    const binding = owner.bindings.findLast((one) => one.name === name);
    if (!binding) continue;
    if (!isContainer(owner, binding.init) || binding.assigned?.length) return undefined;
    return x.functions.some(({ calls }) => calls.some((call) => takesOut(call, name))) ? undefined : { list: name };
  }
  return undefined;
}

const takesOut = ({ root, chain }: { root: Expr; chain: readonly { name: string }[] }, name: string): boolean =>
  root === name && shrinking.test(chain[0]?.name ?? "");
