/** Where the elements of a list come from, as far as their number is asked for. */
import type { EntrySite } from "../entries/entry.ts";
import { type Call, calledName, type Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Reached } from "../reach/node.ts";
import { callbackPlace } from "../values/callbacks.ts";
import { namesOf } from "../values/names.ts";
import { follow, originOf } from "../values/places.ts";
import type { Scope, Value } from "../values/value.ts";
import { readsIn } from "./find.ts";
import type { ReadSite } from "./read.ts";

export type ListSource =
  /** Rows of a read, and the function that reads with the way that leads into it from the list. */
  | { is: "read"; site: ReadSite; node: Reached }
  /** Whoever calls decides, and nobody who does so says how many. */
  | { is: "parameter"; name: string; scope: Scope }
  /** As many as are written, or as a cut leaves. */
  | { is: "known" }
  | { is: "unclear" };

/** Names for names, lists made of lists, and functions that give them, this far. */
const deepest = 10;
/** Callers of callers that are asked what they hand over. */
const mostCallers = 2;

const sameLength = new Set(
  "map flatMap filter sort toSorted reverse toReversed concat values entries keys flat fill with".split(" "),
);
const cuts = /^(?:slice|splice|chunk|take|takeRight|first|last|head|sample|sampleSize|limit|batch|page)$/i;
/** Functions of lodash and its like that give a list as long as their first argument, or shorter. */
const wrapping = new Set(
  (
    "map flatMap filter uniq uniqBy uniqWith unique compact sortBy orderBy reject without difference differenceBy shuffle " +
    "reverse toArray keyBy groupBy values keys entries toPairs fromEntries flatten"
  ).split(" "),
);

export function sourcesOf(program: Program, entry: EntrySite, list: Expr): ListSource[] {
  const node: Reached = { scope: entry.scope, confidence: 1, entry, hops: 0 };
  return new Sources(program, entry).of(list, node, 0, 0);
}

const unclear: ListSource[] = [{ is: "unclear" }];
const known: ListSource[] = [{ is: "known" }];

class Sources {
  constructor(
    readonly program: Program,
    readonly entry: EntrySite,
  ) {}

  of(expr: Expr | undefined, node: Reached, depth: number, callers: number): ListSource[] {
    if (depth > deepest || expr === undefined || expr === "") return unclear;
    const more = (next: Expr | undefined): ListSource[] => this.of(next, node, depth + 1, callers);
    if (typeof expr === "string") return this.#name(expr, node, depth, callers);
    if (typeof expr !== "object" || expr === null) return known;
    if ("await" in expr) return more(expr.await);
    if ("spread" in expr) return more(expr.spread);
    if ("typed" in expr) return more(expr.of);
    if ("choice" in expr) return (expr.choice === "&&" ? expr.of.slice(-1) : expr.of).flatMap(more);
    if ("array" in expr) {
      const spread = expr.array.filter((one) => typeof one === "object" && one !== null && "spread" in one);
      return spread.length ? spread.flatMap(more) : known;
    }
    if ("object" in expr) return known;
    // `const [rows, total] = await read()`, `(await read()).rows`
    if ("member" in expr)
      return /^(?:0|rows|records|recordset)$/.test(expr.member) ? this.#rowsOnly(more(expr.of)) : unclear;
    if ("call" in expr) return this.#call(expr.call, node, depth, callers);
    return unclear;
  }

  /** A part of what a caller hands over is something else than the whole. */
  #rowsOnly(found: ListSource[]): ListSource[] {
    return found.map((one) => (one.is === "parameter" ? { is: "unclear" } : one));
  }

  #name(expr: string, node: Reached, depth: number, callers: number): ListSource[] {
    const { evaluator } = this.program;
    const { scope } = node;
    const origin = originOf(evaluator, expr, scope);
    if (origin?.is === "parameter") return this.#parameter(origin.parameter, node, depth, callers);
    const [root = "", ...rest] = expr.split(".");
    const facts = evaluator.facts(scope.file);
    for (let fn = scope.fn; fn >= 0; fn = facts.functions[fn]!.parent) {
      const declared = namesOf(facts, fn).get(root);
      if (!declared) continue;
      if (declared.is !== "binding") break;
      const { init, element, assigned = [] } = declared.binding;
      if (element || (init === undefined && !assigned.length)) return unclear;
      if (rest.length && !(rest.length === 1 && /^(?:rows|records|recordset)$/.test(rest[0]!))) break;
      const at: Reached = fn === scope.fn ? node : { ...node, scope: { file: scope.file, fn } };
      // What is filled later has as many as were put in.
      if (isEmptyList(init) && !assigned.length) return unclear;
      const given = [...(init === undefined || isEmptyList(init) ? [] : [init]), ...assigned];
      return given.flatMap((one) => this.of(one, at, depth + 1, callers));
    }
    const values = evaluator.evaluate(expr, scope);
    if (values.length === 1 && values[0]!.is === "literal" && values[0]!.expr !== expr) {
      const { expr: written, scope: at } = values[0]!;
      if (isEmptyList(written)) return unclear;
      return this.of(written, { ...node, scope: at }, depth + 1, callers);
    }
    return unclear;
  }

  #call(index: number, node: Reached, depth: number, callers: number): ListSource[] {
    const { program } = this;
    const call = program.evaluator.fn(node.scope).calls[index];
    if (!call) return unclear;
    const read = readsIn(program, node.scope).find(({ result }) => "call" in result && result.call === index);
    if (read && !call.chain.some((one) => one.at > read.at && one.arguments && sameLength.has(one.name)))
      return [{ is: "read", site: read, node }];
    for (let s = call.chain.length - 1; s >= 0; s--) {
      const segment = call.chain[s]!;
      const [first, second] = segment.arguments ?? [];
      const name = calledName(call, segment);
      if (segment.arguments === undefined) {
        const before = call.chain.slice(0, s + 1);
        // `data.ids.map(…)`: a member of what has a name.
        if (typeof call.root === "string" && before.every((one) => !one.arguments && one.name !== "[]"))
          return this.#name([call.root, ...before.map((one) => one.name)].join("."), node, depth, callers);
        if (/^(?:rows|records)$/.test(segment.name)) continue;
        return unclear;
      }
      if (segment.new && (name === "Set" || name === "Map")) return this.of(first, node, depth + 1, callers);
      if (cuts.test(name) && (name !== "slice" || second !== undefined)) return known;
      if (s === 0 && call.root === "Array" && name === "from") return this.#arrayFrom(first, node, depth, callers);
      if (s === 0 && call.root === "Object") return this.#ofObject(first, node, depth, callers);
      if (s === 0 && wrapping.has(name) && (call.root === "_" || call.root === "lodash" || segment.name === ""))
        return this.of(first, node, depth + 1, callers);
      if (segment.name !== "" && (sameLength.has(name) || name === "slice")) {
        if (s === 0) return this.of(call.root, node, depth + 1, callers);
        continue;
      }
      if (read && s > 0 && segment.at === read.at) return [{ is: "read", site: read, node }];
      return this.#givenBack(call, index, s, node, depth);
    }
    return unclear;
  }

  #arrayFrom(first: Expr | undefined, node: Reached, depth: number, callers: number): ListSource[] {
    if (typeof first === "object" && first && "object" in first) return unclear;
    return this.of(first, node, depth + 1, callers);
  }

  /** `Object.values(x)`: an object that is written has as many keys as are written. */
  #ofObject(first: Expr | undefined, node: Reached, depth: number, callers: number): ListSource[] {
    const found = this.of(first, node, depth + 1, callers);
    // An object that a caller hands over is a record of settings as often as a table of rows.
    return found.map((one) => (one.is === "parameter" ? { is: "unclear" } : one));
  }

  /** What a function of the workspace gives back. */
  #givenBack(call: Call, c: number, s: number, node: Reached, depth: number): ListSource[] {
    const { evaluator } = this.program;
    const segment = call.chain[s]!;
    const found: ListSource[] = [];
    for (const value of evaluator.callee(node.scope, c, s)) {
      if (value.is !== "function") continue;
      const fn = evaluator.fn(value.scope);
      const inside: Reached = {
        scope: value.scope,
        ...(value.self ? { self: value.self } : {}),
        confidence: node.confidence * (value.factor ?? 1),
        entry: this.entry,
        hops: node.hops + 1,
        by: { from: node, at: segment.at, factor: 1, how: "call", call: { call: c, segment: s } },
      };
      if (fn.generator) return unclear;
      for (const one of fn.returns.flatMap((back) => this.of(back, inside, depth + 1, mostCallers))) {
        if (one.is !== "parameter") found.push(one);
        else found.push({ is: "unclear" });
      }
    }
    return found.length ? found : unclear;
  }

  #parameter(parameter: Value & { is: "parameter" }, node: Reached, depth: number, callers: number): ListSource[] {
    const { program } = this;
    const { evaluator } = program;
    const { scope, index, path } = parameter;
    const fn = evaluator.fn(scope);
    const declared = fn.parameters[index];
    if (path.includes("[]") || declared?.rest || !declared) return unclear;
    const place = callbackPlace(evaluator.facts(scope.file), scope.fn);
    // An element of some list, or what nobody here has made: `rows.then((rows) => …)`.
    if (place) return unclear;
    const way = ownerOf(node, scope);
    const from = way?.by;
    if (from?.call) {
      const args = evaluator.fn(from.from.scope).calls[from.call.call]!.chain[from.call.segment]!.arguments ?? [];
      const handed = follow(evaluator, args[index], from.from.scope, path);
      if (handed.is === "value") return this.of(handed.expr, { ...from.from, scope: handed.scope }, depth + 1, callers);
    }
    const given: ListSource = { is: "parameter", name: [declared.name, ...path].filter(Boolean).join("."), scope };
    if (callers >= mostCallers) return [given];
    const handed = program.callersOf(scope).flatMap(({ scope: at, arguments: args }) => {
      const found = follow(evaluator, args[index], at, path);
      const outer: Reached = {
        scope: found.is === "value" ? found.scope : at,
        confidence: 1,
        entry: this.entry,
        hops: 0,
      };
      if (found.is === "value") return this.of(found.expr, outer, depth + 1, callers + 1);
      return found.is === "parameter"
        ? this.#parameter({ ...found.parameter, path: found.path }, outer, depth + 1, callers + 1)
        : unclear;
    });
    if (handed.some(({ is }) => is === "read")) return handed;
    if (handed.length && handed.every(({ is }) => is === "known")) return known;
    return [given];
  }
}

const isEmptyList = (expr: Expr | undefined): boolean =>
  typeof expr === "object" && expr !== null && "array" in expr && !expr.array.length;

function ownerOf(node: Reached, { file, fn }: Scope): Reached | undefined {
  for (let current: Reached | undefined = node; current; current = current.by?.from)
    if (current.scope.file === file && current.scope.fn === fn) return current;
  return undefined;
}
