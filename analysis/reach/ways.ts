import { better, type Edge, type Reached, reachedKey } from "./node.ts";
import type { Walk } from "./walk.ts";

const mostWays = 24;
/** How many functions above the read may have been called by somebody else: a repository and the service over it. */
const deepest = 2;

/**
 * The best way to a function, then the others, best first: who calls it decides what is handed over, so a read that one
 * caller limits may be without a limit for another.
 */
export function* waysTo(walk: Walk, node: Reached): Generator<Reached> {
  yield node;
  const others = [...alternatives(walk, node, deepest)];
  others.sort((a, b) => (better(a, b) ? -1 : better(b, a) ? 1 : 0));
  yield* others.slice(0, mostWays);
}

function* alternatives(walk: Walk, node: Reached, depth: number): Generator<Reached> {
  const { by } = node;
  if (!by) return;
  for (const edge of walk.incoming.get(reachedKey(node.scope, node.self)) ?? [])
    if (edge.call && (edge.from !== by.from || edge.at !== by.at)) yield through(node, edge);
  // A callback belongs to the function around it.
  const left = by.how === "inside" ? depth : depth - 1;
  if (left > 0) for (const from of alternatives(walk, by.from, left)) yield through(node, { ...by, from });
}

const through = (node: Reached, by: Edge): Reached => ({
  ...node,
  by,
  confidence: by.from.confidence * by.factor,
  entry: by.from.entry,
  hops: by.from.hops + (by.how === "inside" ? 0 : 1),
});
