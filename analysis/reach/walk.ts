import type { EntrySite } from "../entries/entry.ts";
import { entriesAtCallers } from "../entries/find.ts";
import type { Program } from "../program.ts";
import { type Scope, scopeKey, type Value } from "../values/value.ts";
import { edgesFrom, type Handed, handedBy, mostHandOvers, type Next } from "./edges.ts";
import { Heap } from "./heap.ts";
import { better, type Edge, type Reached, reachedKey, wayTo } from "./node.ts";

/** More named functions than that lie between an entry and its read in no real program that was measured. */
const mostHops = 12;
/** Work that a callback's surroundings were handed: less sure than an entry at the caller, which also knows the options. */
const surroundingFactor = 0.96;
/** So many ways are asked for what one call of a parameter calls. */
const mostAsked = 40;
/** A function to which hundreds hand something over is no registration of jobs. */
const mostBrought = 400;
/** Entries handed on through this many functions of the workspace's own. */
const mostWrappers = 3;

export interface Walk {
  /** Best way to each function that is reached. */
  reached: Map<string, Reached>;
  /** Every edge into a function that is reached. */
  incoming: Map<string, Edge[]>;
  entries: EntrySite[];
}

/** A call of a parameter: what it calls depends on who calls the function that has the parameter. */
interface Waiting {
  node: Reached;
  parameter: Value & { is: "parameter" };
  next: Next;
  /** How many callers on the way only passed it on. */
  depth: number;
}

/** Walks forward from the entries, best way first. Yields now and then so that the caller can give others a turn. */
export function* walk(program: Program, seeds: Iterable<EntrySite>, least: number): Generator<void, Walk> {
  const result: Walk = { reached: new Map(), incoming: new Map(), entries: [] };
  const open = new Heap<Reached>(better);
  const waiting = new Map<string, Waiting[]>();
  const handed = new Map<string, Handed>();
  const broughtFor = new Map<string, Next[]>();
  const asked = new Map<string, number>();

  const offer = (node: Reached): void => {
    if (node.confidence < least || node.hops > mostHops) return;
    // What an entry itself runs may be a wrapper's function, which gets the work from elsewhere.
    if (
      node.hops > 0 &&
      !isWrapper(node) &&
      !program.workspace.leadsToRead(node.scope.file) &&
      !(node.self && program.workspace.leadsToRead(node.self.file))
    )
      return;
    const known = result.reached.get(reachedKey(node.scope, node.self));
    if (known && !better(node, known)) return;
    open.push(node);
  };

  for (const site of withCallers(program, seeds)) {
    result.entries.push(site);
    for (const target of site.targets)
      offer({
        scope: target.scope,
        confidence: site.confidence * target.factor,
        entry: site,
        hops: 0,
        ...(inherited(program, target.scope, target.self) ? { self: target.self! } : {}),
      });
  }

  const follow = (node: Reached, next: Next, edge: Edge): void => {
    const key = reachedKey(next.scope, next.self);
    const edges = result.incoming.get(key);
    if (edges) edges.push(edge);
    else result.incoming.set(key, [edge]);
    offer({
      scope: next.scope,
      confidence: node.confidence * edge.factor,
      entry: node.entry,
      hops: node.hops + (edge.how === "inside" ? 0 : 1),
      by: edge,
      ...(next.self ? { self: next.self } : {}),
    });
    // Whoever waits for the arguments of this function's callers gets these.
    if (edge.call) for (const one of [...(waiting.get(scopeKey(next.scope)) ?? [])]) hand(one, edge);
  };

  /** What a call hands over, looked at once however many ways come by. */
  const handedAt = (parameter: Waiting["parameter"], { from, call }: Edge): Handed => {
    const key = `${parameterKey(parameter)}|${scopeKey(from.scope)}:${call!.call}:${call!.segment}`;
    let known = handed.get(key);
    if (!known) {
      known = handedBy(program, parameter, from.scope, call!);
      handed.set(key, known);
    }
    return known;
  };

  /** Functions that any caller hands over for a parameter, asking the caller's callers where it only passes them on. */
  const brought = (parameter: Waiting["parameter"], depth: number): Next[] => {
    const key = parameterKey(parameter);
    const known = broughtFor.get(key);
    if (known) return known;
    const found: Next[] = [];
    // Callers that pass it round in a circle end here.
    broughtFor.set(key, found);
    for (const caller of program.callersOf(parameter.scope)) {
      const { next, further } = handedBy(program, parameter, caller.scope, caller);
      found.push(...next);
      if (depth < mostHandOvers) for (const one of further) found.push(...brought(one, depth + 1));
      if (found.length > mostBrought) break;
    }
    return found;
  };

  /** What one caller hands over is called on that caller's way, on no other. */
  const hand = (one: Waiting, edge: Edge): void => {
    const { next, further } = handedAt(one.parameter, edge);
    if (!next.length && !further.length) return;
    const node = through(one.node, scopeKey(one.parameter.scope), edge);
    for (const target of next)
      follow(node, target, {
        from: node,
        at: one.next.at,
        factor: one.next.factor * target.factor,
        how: "call",
        ...(one.next.call ? { call: one.next.call } : {}),
        handedBy: edge.from,
      });
    if (one.depth < mostHandOvers)
      for (const parameter of further) ask({ node, parameter, next: one.next, depth: one.depth + 1 });
  };

  /** Asks who hands a parameter over: the callers on the way, or all where the way starts inside. */
  const ask = (one: Waiting): void => {
    const { node, parameter, next } = one;
    const owner = scopeKey(parameter.scope);
    // Functions that all hand on to each other have more ways than anybody can go.
    const key = `${parameterKey(parameter)}|${scopeKey(next.scope)}:${next.at}`;
    const times = (asked.get(key) ?? 0) + 1;
    if (times > mostAsked) return;
    asked.set(key, times);
    if (wayTo(node).some((n) => scopeKey(n.scope) === owner)) {
      const others = waiting.get(owner);
      if (others) others.push(one);
      else waiting.set(owner, [one]);
      for (const edge of [...(result.incoming.get(owner) ?? [])]) if (edge.call) hand(one, edge);
      return;
    }
    // The function around handed this callback to a pool: all of its callers bring work.
    for (const target of brought(parameter, one.depth))
      follow(node, target, {
        from: node,
        at: next.at,
        factor: next.factor * target.factor * surroundingFactor,
        how: "call",
        ...(next.call ? { call: next.call } : {}),
      });
  };

  let steps = 0;
  for (let node = open.pop(); node; node = open.pop()) {
    const key = reachedKey(node.scope, node.self);
    if (result.reached.has(key)) continue;
    result.reached.set(key, node);
    if (++steps % 50 === 0) yield;
    const outgoing = edgesFrom(program, node);
    for (const next of outgoing.next)
      follow(node, next, {
        from: node,
        at: next.at,
        factor: next.factor,
        how: next.how,
        ...(next.call ? { call: next.call } : {}),
      });
    for (const { parameter, next } of outgoing.parameters) ask({ node, parameter, next, depth: 0 });
  }
  return result;
}

const parameterKey = ({ scope, index, path }: Waiting["parameter"]): string =>
  `${scopeKey(scope)}#${index}.${path.join(".")}`;

/** A function that stands beside what an entry runs, or is called by it: there a handler may be called that others bring. */
function isWrapper({ scope, hops, by }: Reached): boolean {
  return hops === 1 || by?.from.scope.file === scope.file;
}

/** The way to a function by another call of one of the functions on it. */
function through(node: Reached, owner: string, edge: Edge): Reached {
  const isOwner = scopeKey(node.scope) === owner;
  if (!isOwner && !node.by) return node;
  const by = isOwner ? edge : { ...node.by!, from: through(node.by!.from, owner, edge) };
  return {
    ...node,
    by,
    entry: by.from.entry,
    confidence: by.from.confidence * by.factor,
    hops: by.from.hops + (by.how === "inside" ? 0 : 1),
  };
}

/** An entry whose work is a parameter stands for entries at the callers of the function around it. */
function* withCallers(program: Program, seeds: Iterable<EntrySite>): Generator<EntrySite> {
  for (const seed of seeds) {
    const open: [site: EntrySite, depth: number][] = [[seed, 0]];
    for (let item = open.pop(); item; item = open.pop()) {
      const [site, depth] = item;
      yield site;
      if (depth >= mostWrappers) continue;
      for (const { parameter } of site.handedOver)
        for (const derived of entriesAtCallers(program, site, parameter)) open.push([derived, depth + 1]);
    }
  }
}

/** True when a function stands in another class than the one whose instance runs it. */
function inherited(program: Program, scope: Scope, self: { file: string; class: number } | undefined): boolean {
  return self !== undefined && (self.file !== scope.file || program.evaluator.fn(scope).class !== self.class);
}
