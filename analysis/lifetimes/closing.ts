import { type At, type FunctionFacts, isInside, type Use } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Walk } from "../reach/walk.ts";
import { callbackPlace } from "../values/callbacks.ts";
import type { Scope } from "../values/value.ts";
import type { Made } from "./made.ts";

/** What becomes of a pool, as far as the function that makes it tells. */
export type Ending =
  /** Closed on some way, or by what stands around it. */
  | { is: "closed" }
  /** Closed where nothing throws before. */
  | { is: "closed-at-last"; at: At }
  /** Somebody else has it too, and may close it. */
  | { is: "handed-on" }
  /** Nobody closes it. */
  | { is: "open"; name: string | undefined };

/** More uses than these are not kept in the facts. */
const mostUses = 40;

/** Callbacks that are called before the call that takes them is over, or awaited with it. */
const calledThere = new Set("map flatMap forEach filter reduce some every find from then catch finally".split(" "));

/** Follows a pool from where it is made through the names and callbacks of its function. */
export function endingOf(program: Program, walk: Walk, made: Made): Ending {
  const { making, scope } = made;
  const fn = program.evaluator.fn(scope);
  const call = fn.calls[made.call]!;
  const closes = new Set(making.close);
  const rest = call.chain.slice(made.segment + 1);
  if (rest.length)
    return rest.some(({ name }) => closes.has(name)) ? { is: "closed" } : { is: "open", name: undefined };
  if (call.use.as === "discarded") return { is: "open", name: undefined };
  const name = call.use.as === "bound" ? call.use.name : undefined;
  const binding = fn.bindings.find((one) => one.name === name && one.uses);
  if (name === undefined || !binding?.uses || binding.uses.length >= mostUses) return { is: "handed-on" };
  if (binding.using) return { is: making.disposable ? "closed" : "handed-on" };
  const { functions } = program.evaluator.facts(scope.file);
  if (isModule(fn)) return { is: "open", name };
  // A function that stands above the name is walked before it, and its uses are not among those of the name.
  const closing = functions.flatMap((other, index) =>
    isInside(functions, index, scope.fn)
      ? other.calls.filter((c) => c.root === name && c.chain.some((s) => closes.has(s.name)))
      : [],
  );
  for (const use of binding.uses)
    if (!staysHere(program, walk, scope, use)) return closing.length ? { is: "closed" } : { is: "handed-on" };
  if (!closing.length) return { is: "open", name };
  const [only] = closing;
  if (closing.length > 1 || !fn.calls.includes(only!)) return { is: "closed" };
  return mayBeSkipped(fn, call.chain[made.segment]!.at, only!)
    ? { is: "closed-at-last", at: only!.chain[0]!.at }
    : { is: "closed" };
}

const isModule = ({ kind }: FunctionFacts): boolean => kind === "module";

/** True for a use after which nobody else has the pool. */
function staysHere(program: Program, walk: Walk, scope: Scope, use: Use): boolean {
  if (use.as !== "method" && use.as !== "tested" && use.as !== "awaited") return false;
  return use.function === undefined || runsThere(program, walk, scope, use.function);
}

/** True for a callback that has run when the function that it stands in is over. */
function runsThere(program: Program, walk: Walk, owner: Scope, index: number): boolean {
  const facts = program.evaluator.facts(owner.file);
  for (let fn = index; fn !== owner.fn; fn = facts.functions[fn]!.parent) {
    if (fn < owner.fn) return false;
    const { parent } = facts.functions[fn]!;
    const calls = facts.functions[parent]!.calls;
    if (calls.some(({ root }) => typeof root === "object" && root && "function" in root && root.function === fn))
      continue;
    const place = callbackPlace(facts, fn);
    const around = place && facts.functions[place.fn]!.calls[place.call]!;
    const segment = around?.chain[place!.segment];
    if (segment && (calledThere.has(segment.name) || (segment.new && around!.root === "Promise"))) continue;
    const limited = walk.entries.some(
      (e) => e.kind === "fan-out" && e.targets.some((t) => t.scope.file === owner.file && t.scope.fn === fn),
    );
    if (!limited) return false;
  }
  return true;
}

/** True where a call that is waited for stands before the one that closes, and nothing catches what it throws. */
function mayBeSkipped(fn: FunctionFacts, from: At, closing: FunctionFacts["calls"][number]): boolean {
  if (closing.tried || closing.when || closing.loops) return false;
  const to = closing.chain[0]!.at;
  return fn.calls.some((call) => {
    const last = call.chain.at(-1)!;
    return call.awaited && !call.tried && last.name !== "allSettled" && last.at > from && last.at < to;
  });
}
