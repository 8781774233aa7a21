import type { Call, Expr, FileFacts } from "../facts.ts";
import type { Evaluator } from "./evaluate.ts";
import { originOf } from "./places.ts";
import { globalModule, type Scope, type Step, type Value } from "./value.ts";

/** A value that a statement puts into a list, map or table. */
export interface Written {
  expr: Expr;
  scope: Scope;
}

/** Methods that put something in, with the argument that is put; -1 for each of them. */
const putting: ReadonlyMap<string, number> = new Map([
  ["set", 1],
  ["push", -1],
  ["unshift", -1],
  ["add", -1],
]);

const collections = new Set(["Map", "Set", "WeakMap", "Array"]);

/** True for `new Map()` and its like, before anything is done with it. */
export function isCollection(value: Value & { is: "external" }): boolean {
  return (
    value.module === globalModule &&
    collections.has(value.name) &&
    value.steps.length === 1 &&
    value.steps[0]!.is === "new"
  );
}

/** Statements of a file that put something into a named list, map or table, by that name ("handlers", "this.jobs"). */
const written = new WeakMap<FileFacts, Map<string, Written[]>>();

function writtenIn(facts: FileFacts, file: string): Map<string, Written[]> {
  const known = written.get(facts);
  if (known) return known;
  const found = new Map<string, Written[]>();
  written.set(facts, found);
  const add = (name: string, expr: Expr, fn: number): void => {
    const item: Written = { expr, scope: { file, fn } };
    const list = found.get(name);
    if (list) list.push(item);
    else found.set(name, [item]);
  };
  facts.functions.forEach((fn, index) => {
    for (const { target, value } of fn.assignments)
      if (typeof target === "object" && target && "member" in target && target.member === "[]")
        if (typeof target.of === "string") add(target.of, value, index);
    for (const call of fn.calls) {
      const last = call.chain.at(-1)!;
      const place = putting.get(last.name);
      if (place === undefined || !last.arguments) continue;
      const name = receiverName(call);
      if (name === undefined) continue;
      if (place >= 0) {
        if (last.arguments[place] !== undefined) add(name, last.arguments[place], index);
      } else for (const argument of last.arguments) add(name, argument, index);
    }
  });
  return found;
}

/** "this.handlers" of `this.handlers.set(…)`; undefined where something was called on the way. */
function receiverName(call: Call): string | undefined {
  if (typeof call.root !== "string") return undefined;
  const before = call.chain.slice(0, -1);
  if (before.some((s) => s.arguments || s.index !== undefined)) return undefined;
  return [call.root, ...before.map((s) => s.name)].join(".");
}

/** What makes a list, map or table: the expression it is written as, or the place of its `new`. */
type Made = Expr | { at: number };

/** Names that a file gives to what is made at a place: "handlers", "this.jobs", "Jobs.all". */
function namesOfMade(facts: FileFacts, made: Made): string[] {
  const names: string[] = [];
  const is = (expr: Expr | undefined, fn: number): boolean => {
    if (expr === undefined || typeof expr !== "object" || expr === null) return false;
    if (expr === made) return true;
    if (typeof made !== "object" || made === null || !("at" in made) || !("call" in expr)) return false;
    return facts.functions[fn]?.calls[expr.call]?.chain.at(-1)?.at === made.at;
  };
  facts.functions.forEach((fn, index) => {
    for (const binding of fn.bindings) if (is(binding.init, index)) names.push(binding.name);
    for (const { target, value } of fn.assignments)
      if (typeof target === "string" && is(value, index)) names.push(target);
  });
  for (const cls of facts.classes)
    for (const member of cls.members)
      if (is(member.init, cls.fields ?? 0)) names.push(`${member.static ? cls.name : "this"}.${member.name}`);
  return names;
}

/** What other statements put into a list, map or table that is made in a file; empty for one without a name. */
export function writtenTo(evaluator: Evaluator, file: string, made: Made): Written[] {
  const facts = evaluator.facts(file);
  const names = namesOfMade(facts, made);
  if (!names.length) return [];
  const own = writtenIn(facts, file);
  const found = names.flatMap((name) => own.get(name) ?? []);
  // A list that is exported is filled where it is imported too.
  for (const { name: outside, local, from } of facts.exports) {
    if (from !== undefined || !names.includes(local ?? outside)) continue;
    for (const importer of evaluator.workspace.importers(file)) {
      if (!evaluator.workspace.importedNames(importer, file).includes(outside)) continue;
      const other = evaluator.facts(importer);
      const alias = other.imports.find((i) => i.name === outside);
      if (alias) found.push(...(writtenIn(other, importer).get(alias.local) ?? []));
    }
  }
  return found;
}

/** Values that a Map or Set holds: those it is made with, and those that are put in. */
export function heldIn(evaluator: Evaluator, { name, steps }: Value & { is: "external" }): Written[] {
  const { scope, at, arguments: args } = steps[0] as Step;
  if (!scope || at === undefined) return [];
  const found = writtenTo(evaluator, scope.file, { at });
  const first = args?.[0];
  if (name !== "Set") found.push(...inPairs(evaluator, first, scope));
  else if (typeof first === "object" && first && "array" in first)
    for (const item of first.array) found.push({ expr: item, scope });
  return found;
}

/** Values of a list of pairs: `[["a", run]]`, and what makes one of another list: `jobs.map((job) => [job.name, job])`. */
export function inPairs(evaluator: Evaluator, list: Expr | undefined, scope: Scope): Written[] {
  const origin = typeof list === "string" ? originOf(evaluator, list, scope) : undefined;
  const { expr, scope: at } = origin?.is === "expression" ? origin : { expr: list, scope };
  if (typeof expr !== "object" || expr === null) return [];
  if ("array" in expr) return expr.array.flatMap((pair) => inPair(pair, at));
  const last = "call" in expr ? evaluator.fn(at).calls[expr.call]?.chain.at(-1) : undefined;
  const [maker] = last?.name === "map" ? (last.arguments ?? []) : [];
  if (maker === undefined) return [];
  return evaluator
    .evaluate(maker, at)
    .flatMap((value) =>
      value.is === "function"
        ? evaluator.fn(value.scope).returns.flatMap((returned) => inPair(returned, value.scope))
        : [],
    );
}

const inPair = (pair: Expr, scope: Scope): Written[] =>
  typeof pair === "object" && pair && "array" in pair && pair.array[1] !== undefined
    ? [{ expr: pair.array[1], scope }]
    : [];
