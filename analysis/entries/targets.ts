import type { Runs } from "../../catalog/index.ts";
import type { Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import { argumentAt, type Found, originOf } from "../values/places.ts";
import type { Scope, Value } from "../values/value.ts";
import type { EntryTarget } from "./entry.ts";
import { workerFile } from "./files.ts";

export interface FoundTargets {
  targets: EntryTarget[];
  handedOver: { parameter: Value & { is: "parameter" } }[];
}

const none: FoundTargets = { targets: [], handedOver: [] };
/** A function behind one more call (`wrap(fn)`) that nobody here can look into. */
const wrappedFactor = 0.9;

/** The functions that an entry's call runs, as its pattern says. */
export function targetsOf(program: Program, runs: Runs, args: readonly Expr[], scope: Scope): FoundTargets {
  const { evaluator } = program;
  if ("callback" in runs) return functionsAt(program, argumentAt(evaluator, args, runs.callback, scope));
  if ("callbacks" in runs) {
    const found = argumentAt(evaluator, args, runs.callbacks, scope);
    if (found.is !== "value") return none;
    const result: FoundTargets = { targets: [], handedOver: [] };
    for (const value of evaluator.evaluate(found.expr, found.scope))
      if (value.is === "literal" && typeof value.expr === "object" && value.expr && "object" in value.expr)
        for (const [, item] of value.expr.object) merge(result, functionsOf(program, item, value.scope));
    return result;
  }
  if ("file" in runs) return fileTargets(program, runs, args, scope);
  if ("elements" in runs) return elements(program, args[Number(runs.elements)], scope, 0);
  return none;
}

function merge(into: FoundTargets, from: FoundTargets): void {
  into.targets.push(...from.targets);
  into.handedOver.push(...from.handedOver);
}

function functionsAt(program: Program, found: Found): FoundTargets {
  switch (found.is) {
    case "value":
      return functionsOf(program, found.expr, found.scope);
    case "parameter":
      return { targets: [], handedOver: [{ parameter: { ...found.parameter, path: found.path } }] };
    case "either": {
      const result: FoundTargets = { targets: [], handedOver: [] };
      for (const one of found.of) merge(result, functionsAt(program, one));
      return result;
    }
    default:
      return none;
  }
}

const targetOf = ({ scope, self }: Value & { is: "function" }, factor: number): EntryTarget => ({
  scope,
  factor,
  ...(self ? { self } : {}),
});

/** Functions that a member of an argument may be: `register(handler)`, where the work is `handler.process`. */
export function memberTargets(
  program: Program,
  argument: Expr | undefined,
  scope: Scope,
  path: readonly string[],
): EntryTarget[] {
  if (argument === undefined) return [];
  let values = program.evaluator.evaluate(argument, scope);
  for (const part of path) values = values.flatMap((v) => program.evaluator.member(v, part));
  return values.flatMap((v) => (v.is === "function" ? [targetOf(v, v.factor ?? 1)] : []));
}

/** Functions that an expression may be; a parameter means that the callers know. */
export function functionsOf(program: Program, expr: Expr, scope: Scope): FoundTargets {
  const result: FoundTargets = { targets: [], handedOver: [] };
  for (const value of program.evaluator.evaluate(expr, scope)) {
    if (value.is === "function") result.targets.push(targetOf(value, value.factor ?? 1));
    else if (value.is === "parameter") result.handedOver.push({ parameter: value });
  }
  const origin = originOf(program.evaluator, expr, scope);
  if (!result.targets.length && !result.handedOver.length && origin?.is === "parameter")
    result.handedOver.push({ parameter: origin.parameter });
  const wrapped = typeof expr === "object" && expr !== null && "call" in expr;
  if (!wrapped && (result.targets.length || result.handedOver.length)) return result;
  // `wrap(fn)`: what the wrapper gives back is not known, but it got the function to call it.
  if (typeof expr === "object" && expr && "call" in expr) {
    const call = program.evaluator.fn(scope).calls[expr.call];
    for (const segment of call?.chain ?? [])
      for (const argument of segment.arguments ?? []) {
        if (typeof argument !== "string" && !(typeof argument === "object" && argument && "function" in argument))
          continue;
        for (const value of program.evaluator.evaluate(argument, scope))
          if (value.is === "function") result.targets.push(targetOf(value, (value.factor ?? 1) * wrappedFactor));
          else if (value.is === "parameter") result.handedOver.push({ parameter: value });
        const given = originOf(program.evaluator, argument, scope);
        if (given?.is === "parameter" && !result.handedOver.length)
          result.handedOver.push({ parameter: given.parameter });
      }
  }
  return result;
}

function fileTargets(
  program: Program,
  runs: Extract<Runs, { file: string }>,
  args: readonly Expr[],
  scope: Scope,
): FoundTargets {
  const found = argumentAt(program.evaluator, args, runs.file, scope);
  if (found.is !== "value") return none;
  // A function stands where a file may stand (BullMQ): that is another entry's matter.
  if (typeof found.expr === "object" && found.expr && "function" in found.expr) return none;
  const worker = workerFile(program, found.expr, found.scope);
  if (!worker) return none;
  const { evaluator } = program;
  const body: EntryTarget = { scope: { file: worker.file, fn: 0 }, factor: worker.factor };
  if (runs.exports === "module") return { targets: [body], handedOver: [] };
  const targets: EntryTarget[] = [];
  const add = (name: string, factor: number): void => {
    for (const value of evaluator.exported(worker.file, name))
      if (value.is === "function") targets.push(targetOf(value, worker.factor * factor));
  };
  add("default", 1);
  if (runs.exports === "all") {
    const named = new Set(evaluator.facts(worker.file).exports.map((e) => e.name));
    named.delete("default");
    // A pool may name another export at each run; where there is no default, it must.
    for (const name of named) if (!targets.length || runNames(program, scope.file).has(name)) add(name, 0.95);
  }
  return { targets, handedOver: [] };
}

/** Values of `name:` in the calls of a file: `pool.run(task, { name: "summarise" })`. */
function runNames(program: Program, file: string): Set<string> {
  const names = new Set<string>();
  for (const fn of program.evaluator.facts(file).functions)
    for (const call of fn.calls)
      for (const segment of call.chain)
        for (const argument of segment.arguments ?? [])
          if (typeof argument === "object" && argument && "object" in argument)
            for (const [key, value] of argument.object)
              if (key === "name" && typeof value === "object" && value && "text" in value) names.add(value.text);
  return names;
}

/** The callback of `xs.map(callback)`, also where the mapped array has a name or gets its elements by `push`. */
function elements(program: Program, expr: Expr | undefined, scope: Scope, depth: number): FoundTargets {
  if (expr === undefined || expr === null || depth > 3) return none;
  if (typeof expr === "object" && "call" in expr) {
    const call = program.evaluator.fn(scope).calls[expr.call];
    const mapped = call?.chain.findLast((s) => s.name === "map" || s.name === "flatMap");
    const callback = mapped?.arguments?.[0];
    if (callback !== undefined) return withReturned(program, functionsOf(program, callback, scope));
    const last = call?.chain.at(-1);
    if (last?.name === "from" && call?.root === "Array" && last.arguments?.[1] !== undefined)
      return functionsOf(program, last.arguments[1], scope);
    return none;
  }
  if (typeof expr === "object" && "array" in expr) {
    const result: FoundTargets = { targets: [], handedOver: [] };
    for (const item of expr.array)
      if (typeof item === "object" && item && "spread" in item)
        merge(result, elements(program, item.spread, scope, depth + 1));
    return result;
  }
  if (typeof expr !== "string" || expr.includes(".")) return none;
  const facts = program.evaluator.facts(scope.file);
  for (let fn = scope.fn; fn >= 0; fn = facts.functions[fn]!.parent) {
    const binding = facts.functions[fn]!.bindings.find((b) => b.name === expr);
    if (binding?.init !== undefined) return elements(program, binding.init, { file: scope.file, fn }, depth + 1);
  }
  return none;
}

/** A mapped callback may make the function that is run: `xs.map((x) => async () => …)`. */
function withReturned(program: Program, found: FoundTargets): FoundTargets {
  const made: EntryTarget[] = [];
  for (const target of found.targets)
    for (const value of program.evaluator.returned(target.scope))
      if (value.is === "function" && value.scope.file === target.scope.file)
        made.push({ scope: value.scope, factor: target.factor * (value.factor ?? 1) });
  return { targets: [...found.targets, ...made], handedOver: found.handedOver };
}
