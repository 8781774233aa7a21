import type { EntrySite } from "../entries/entry.ts";
import { calledName } from "../facts.ts";
import type { Program } from "../program.ts";
import { callbackPlace } from "../values/callbacks.ts";
import type { Scope } from "../values/value.ts";
import { type Edge, type Reached, reachedKey } from "./node.ts";
import type { Walk } from "./walk.ts";

/** A query further from what starts it than this is more than the work of one element. */
const mostCalls = 3;

/** A function that an entry's work runs, whatever else runs it. */
export interface Run {
  node: Reached;
  /** How surely the work gets there, the entry's own confidence left out. */
  factor: number;
}

const outgoing = new WeakMap<Walk, Map<string, { to: string; edge: Edge }[]>>();

/** The walk keeps the best way to each function alone; this asks for those below one entry, on any way. */
export function runBy(program: Program, walk: Walk, entry: EntrySite, isBarrier: (scope: Scope) => boolean): Run[] {
  const out = edgesOf(walk);
  const found = new Map<string, Run>();
  const open: { key: string; factor: number; calls: number }[] = [];
  for (const { scope, self, factor } of entry.targets)
    for (const key of new Set([reachedKey(scope, self), reachedKey(scope, undefined)]))
      open.push({ key, factor, calls: 0 });
  for (let next = open.shift(); next; next = open.shift()) {
    const node = walk.reached.get(next.key);
    if (!node || found.has(next.key) || isLimited(program, node.scope)) continue;
    found.set(next.key, { node, factor: next.factor });
    for (const { to, edge } of out.get(next.key) ?? []) {
      const calls = next.calls + (edge.how === "inside" ? 0 : 1);
      // What somebody else hands over runs on that one's way.
      if (edge.handedBy && !found.has(reachedKey(edge.handedBy.scope, edge.handedBy.self))) continue;
      const target = walk.reached.get(to);
      if (calls <= mostCalls && target && !isBarrier(target.scope))
        open.push({ key: to, factor: next.factor * edge.factor, calls });
    }
  }
  return [...found.values()];
}

function edgesOf(walk: Walk): Map<string, { to: string; edge: Edge }[]> {
  let known = outgoing.get(walk);
  if (known) return known;
  known = new Map();
  for (const [to, edges] of walk.incoming)
    for (const edge of edges) {
      const key = reachedKey(edge.from.scope, edge.from.self);
      const list = known.get(key);
      if (list) list.push({ to, edge });
      else known.set(key, [{ to, edge }]);
    }
  outgoing.set(walk, known);
  return known;
}

const limiterLike = /limit|throttl|queue|semaphore|mutex|lock|pool|bottleneck|concurren|sequential|serial|batch/i;
const taking = /^(?:acquire|wait|take|lock|removeTokens|consume)$/;

/** A function that waits for its turn, or is handed to something that by its name decides when it runs. */
function isLimited(program: Program, { file, fn }: Scope): boolean {
  const facts = program.evaluator.facts(file);
  const named = (call: (typeof facts.functions)[number]["calls"][number], s: number): string => {
    const before = call.chain.slice(0, s).map(({ name }) => name);
    return [typeof call.root === "string" ? call.root : "", ...before, call.chain[s]!.name].join(".");
  };
  const waits = facts.functions[fn]!.calls.some((call) =>
    call.chain.some(
      (segment, s) =>
        segment.arguments && call.awaited && taking.test(calledName(call, segment)) && limiterLike.test(named(call, s)),
    ),
  );
  if (waits) return true;
  const place = callbackPlace(facts, fn);
  return place !== undefined && limiterLike.test(named(facts.functions[place.fn]!.calls[place.call]!, place.segment));
}
