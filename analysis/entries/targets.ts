import type { Runs } from "../../catalog/index.ts";
import type { Call, Expr, Segment, TypeRef } from "../facts.ts";
import type { Program } from "../program.ts";
import { type Named, pathOf } from "../values/file-names.ts";
import { constructed, givenBy } from "../values/given.ts";
import { writtenTo } from "../values/held.ts";
import { itemsOf } from "../values/items.ts";
import { argumentAt, type Found } from "../values/places.ts";
import type { Scope, Value } from "../values/value.ts";
import type { EntryTarget } from "./entry.ts";
import { filesIn, workerFile } from "./files.ts";

/** Functions that run, and parameters whose callers know which. */
export interface FoundTargets {
  targets: EntryTarget[];
  handedOver: { parameter: Value & { is: "parameter" } }[];
}

const none: FoundTargets = { targets: [], handedOver: [] };
/** A function behind one more call (`wrap(fn)`) that nobody here can look into. */
const wrappedFactor = 0.9;
/** A function that is bound to another, which most likely calls it. */
const boundFactor = 0.95;
/** Objects spread into objects, this far. */
const deepestCollection = 3;

/** The functions that an entry's call runs, as its pattern says. */
export function targetsOf(program: Program, runs: Runs, segment: Segment, scope: Scope): FoundTargets {
  const { evaluator } = program;
  const args = segment.arguments ?? [];
  if ("typeArgument" in runs) return heldByType(program, segment.typeArguments?.[runs.typeArgument], scope);
  if ("callback" in runs) return functionsAt(program, argumentAt(evaluator, args, runs.callback, scope));
  if ("called" in runs) return calledAt(program, args[Number(runs.called)], scope);
  if ("every" in runs) {
    const result: FoundTargets = { targets: [], handedOver: [] };
    for (const argument of args) if (!isData(argument)) merge(result, functionsOf(program, argument, scope));
    return result;
  }
  if ("callbacks" in runs) return collected(program, argumentAt(evaluator, args, runs.callbacks, scope));
  if ("folder" in runs) return folderTargets(program, runs, args, scope);
  if ("file" in runs) return fileTargets(program, runs, args, scope);
  if ("elements" in runs) return elements(program, args[Number(runs.elements)], scope, 0);
  return none;
}

/** `create_task(load(shop))`: what is called there runs once the task does. */
function calledAt(program: Program, expr: Expr | undefined, scope: Scope): FoundTargets {
  if (typeof expr !== "object" || expr === null || !("call" in expr)) return none;
  const last = (program.evaluator.fn(scope).calls[expr.call]?.chain.length ?? 0) - 1;
  const targets = program.evaluator
    .callee(scope, expr.call, last)
    .flatMap((value) => (value.is === "function" ? [targetOf(value, value.factor ?? 1)] : []));
  return { targets, handedOver: [] };
}

/** A path, a schema, a list of options: no function whatever it holds. */
const isData = (expr: Expr): boolean =>
  expr === null || (typeof expr === "object" && ("text" in expr || "template" in expr || "object" in expr));

/** Each function that a value holds: an object, a list, a module, an instance; or the function that it is. */
export function collected(program: Program, found: Found): FoundTargets {
  if (found.is === "either") {
    const result: FoundTargets = { targets: [], handedOver: [] };
    for (const one of found.of) merge(result, collected(program, one));
    return result;
  }
  if (found.is !== "value") return functionsAt(program, found);
  const result: FoundTargets = { targets: [], handedOver: [] };
  const values = program.evaluator.evaluate(found.expr, found.scope);
  for (const value of values) merge(result, heldBy(program, value, 0));
  if (result.targets.length || result.handedOver.length) return result;
  const mapped = elements(program, found.expr, found.scope, 0);
  return mapped.targets.length ? mapped : functionsOf(program, found.expr, found.scope);
}

function heldBy(program: Program, value: Value, depth: number): FoundTargets {
  const { evaluator } = program;
  const result: FoundTargets = { targets: [], handedOver: [] };
  if (depth > deepestCollection) return result;
  switch (value.is) {
    case "function":
      result.targets.push(targetOf(value, value.factor ?? 1));
      break;
    case "namespace":
      for (const { name, from } of evaluator.facts(value.file).exports) {
        const passedOn = name === "*" && from !== undefined && program.workspace.resolver.resolve(from, value.file);
        if (passedOn && "file" in passedOn)
          merge(result, heldBy(program, { is: "namespace", file: passedOn.file }, depth + 1));
        else if (name !== "*")
          for (const held of evaluator.exported(value.file, name))
            if (held.is === "function") result.targets.push(targetOf(held, held.factor ?? 1));
      }
      break;
    case "instance":
      for (const member of evaluator.classFacts(value.class).members)
        if (member.function !== undefined && !member.static)
          for (const held of evaluator.member(value, member.name))
            if (held.is === "function") result.targets.push(targetOf(held, held.factor ?? 1));
      break;
    case "literal": {
      const { expr, scope } = value;
      if (typeof expr !== "object" || expr === null) break;
      if ("object" in expr)
        for (const [name, item] of expr.object)
          if (name === "...")
            for (const held of evaluator.evaluate(item, scope)) merge(result, heldBy(program, held, depth + 1));
          else merge(result, functionsOf(program, item, scope));
      if ("array" in expr)
        for (const item of expr.array)
          if (typeof item === "object" && item && "spread" in item)
            merge(result, elements(program, item.spread, scope, 1));
          else merge(result, functionsOf(program, item, scope));
      // `tasks.push(() => …)`, for each element of something.
      if ("array" in expr)
        for (const { expr: item, scope: at } of writtenTo(evaluator, scope.file, expr))
          merge(result, functionsOf(program, item, at));
      break;
    }
  }
  return result;
}

function heldByType(program: Program, type: TypeRef | undefined, scope: Scope): FoundTargets {
  const result: FoundTargets = { targets: [], handedOver: [] };
  if (!type) return result;
  for (const value of program.evaluator.typeValues(type, scope)) merge(result, heldBy(program, value, 0));
  return result;
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
  for (const part of path)
    values = values.flatMap((v): Value[] => {
      if (part !== constructed)
        return part === "[]" ? itemsOf(program.evaluator, v) : program.evaluator.member(v, part);
      return v.is === "class" ? [{ is: "instance", class: v.class }] : [];
    });
  return values.flatMap((v) => (v.is === "function" ? [targetOf(v, v.factor ?? 1)] : []));
}

/** Functions that an expression may be; a parameter means that the callers know. */
export function functionsOf(program: Program, expr: Expr, scope: Scope): FoundTargets {
  const result: FoundTargets = { targets: [], handedOver: [] };
  for (const value of program.evaluator.evaluate(expr, scope)) {
    if (value.is === "function") result.targets.push(targetOf(value, value.factor ?? 1));
    else if (value.is === "parameter") result.handedOver.push({ parameter: value });
  }
  if (!result.targets.length) result.targets.push(...broughtBySubclasses(program, expr, scope));
  if (!result.targets.length && !result.handedOver.length)
    for (const parameter of givenBy(program.evaluator, expr, scope)) result.handedOver.push({ parameter });
  const wrapped = typeof expr === "object" && expr !== null && "call" in expr;
  if (!wrapped && (result.targets.length || result.handedOver.length)) return result;
  // `wrap(fn)`: what the wrapper gives back is not known, but it got the function to call it.
  if (typeof expr === "object" && expr && "call" in expr) {
    const call = program.evaluator.fn(scope).calls[expr.call];
    for (const segment of call?.chain ?? [])
      for (const argument of segment.arguments ?? []) {
        // `partial(run, partial(work, session))`
        if (typeof argument === "object" && argument && "call" in argument && isBound(program, argument.call, scope))
          merge(result, withFactor(functionsOf(program, argument, scope), boundFactor));
        if (typeof argument !== "string" && !(typeof argument === "object" && argument && "function" in argument))
          continue;
        for (const value of program.evaluator.evaluate(argument, scope))
          if (value.is === "function") result.targets.push(targetOf(value, (value.factor ?? 1) * wrappedFactor));
          else if (value.is === "parameter") result.handedOver.push({ parameter: value });
        if (!result.handedOver.length)
          for (const parameter of givenBy(program.evaluator, argument, scope)) result.handedOver.push({ parameter });
      }
  }
  return result;
}

const isBound = (program: Program, call: number, scope: Scope): boolean =>
  program.evaluator.fn(scope).calls[call]?.chain.at(-1)?.name === "bind";

const withFactor = ({ targets, handedOver }: FoundTargets, factor: number): FoundTargets => ({
  targets: targets.map((target) => ({ ...target, factor: target.factor * factor })),
  handedOver,
});

/** What a subclass brings for an abstract method is a little less sure than a method that is there. */
const broughtFactor = 0.95;

/** `this.handle.bind(this)` in a base class, where `handle` is abstract: what each of its subclasses brings. */
function broughtBySubclasses(program: Program, expr: Expr, scope: Scope): EntryTarget[] {
  const { evaluator } = program;
  let text = typeof expr === "string" ? expr : undefined;
  if (typeof expr === "object" && expr && "call" in expr) {
    const call = evaluator.fn(scope).calls[expr.call];
    const [named, bound, more] = call?.chain ?? [];
    if (call?.root === "this" && named && !named.arguments && bound?.name === "bind" && !more)
      text = `this.${named.name}`;
  }
  const [root, name, ...rest] = text?.split(".") ?? [];
  if (root !== "this" || name === undefined || rest.length) return [];
  return evaluator
    .name("this", scope)
    .flatMap((value) =>
      value.is === "instance"
        ? program
            .subclassesOf(value.class)
            .flatMap((sub) =>
              evaluator
                .member({ is: "instance", class: sub }, name)
                .flatMap((v) =>
                  v.is === "function" ? [targetOf({ ...v, self: sub }, (v.factor ?? 1) * broughtFactor)] : [],
                ),
            )
        : [],
    );
}

function fileTargets(
  program: Program,
  runs: Extract<Runs, { file: string }>,
  args: readonly Expr[],
  scope: Scope,
): FoundTargets {
  // `cluster.fork()`: the program is started again from its file.
  if (!("exports" in runs)) return { targets: [{ scope: { file: scope.file, fn: 0 }, factor: 1 }], handedOver: [] };
  const result: FoundTargets = { targets: [], handedOver: [] };
  const within = runs.within && folderAt(program, runs.within.at, runs.within.otherwise, args, scope);
  for (const named of namedAt(argumentAt(program.evaluator, args, runs.file, scope)))
    merge(result, fileTarget(program, runs, named, scope, within));
  return result;
}

function namedAt(found: Found): { expr: Expr; scope: Scope }[] {
  if (found.is === "either") return found.of.flatMap(namedAt);
  return found.is === "value" ? [found] : [];
}

function fileTarget(
  program: Program,
  runs: Extract<Runs, { exports: string; file: string }>,
  named: { expr: Expr; scope: Scope },
  scope: Scope,
  within: Named | undefined,
): FoundTargets {
  // A function stands where a file may stand (BullMQ): that is another entry's matter.
  if (typeof named.expr === "object" && named.expr && "function" in named.expr) return none;
  const worker = workerFile(program, named.expr, named.scope, { base: runs.base, within });
  if (!worker) return none;
  return runs.exports === "module"
    ? { targets: [{ scope: { file: worker.file, fn: 0 }, factor: worker.factor }], handedOver: [] }
    : { targets: exportsOf(program, worker, runs.exports, scope), handedOver: [] };
}

function exportsOf(
  program: Program,
  worker: { file: string; factor: number },
  which: "default" | "named" | "every",
  caller: Scope,
): EntryTarget[] {
  const { evaluator } = program;
  const targets: EntryTarget[] = [];
  const add = (name: string, factor: number): void => {
    for (const value of evaluator.exported(worker.file, name))
      if (value.is === "function") targets.push(targetOf(value, worker.factor * factor));
  };
  add("default", 1);
  if (which !== "default") {
    const named = new Set(evaluator.facts(worker.file).exports.map((e) => e.name));
    named.delete("default");
    // A pool may name another export at each run; where there is no default, it must.
    for (const name of named)
      if (which === "every") add(name, 1);
      else if (!targets.length || runNames(program, caller.file).has(name)) add(name, 0.95);
  }
  return targets;
}

/** The default export of each file in a folder: `taskDirectory`. */
function folderTargets(
  program: Program,
  runs: Extract<Runs, { folder: string }>,
  args: readonly Expr[],
  scope: Scope,
): FoundTargets {
  const folder = folderAt(program, runs.folder, runs.otherwise, args, scope);
  if (!folder) return none;
  const targets: EntryTarget[] = [];
  for (const worker of filesIn(program, folder, scope))
    targets.push(...exportsOf(program, worker, runs.exports, scope));
  return { targets, handedOver: [] };
}

function folderAt(
  program: Program,
  path: string,
  otherwise: string | undefined,
  args: readonly Expr[],
  scope: Scope,
): Named | undefined {
  const found = argumentAt(program.evaluator, args, path, scope);
  if (found.is === "value") return pathOf(program.evaluator, found.expr, found.scope, 0);
  return found.is === "missing" && otherwise !== undefined ? { path: otherwise, base: "cwd" } : undefined;
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
    // `_.map(xs, fn)`, `map(xs, fn)`: the list stands first.
    const [first, second] = (mapped?.arguments ?? mapFunction(call) ?? []).map((callback) =>
      withReturned(program, functionsOf(program, callback, scope)),
    );
    if (first) return !first.targets.length && second?.targets.length ? second : first;
    const last = call?.chain.at(-1);
    if (last?.name === "from" && call?.root === "Array" && last.arguments?.[1] !== undefined)
      return functionsOf(program, last.arguments[1], scope);
    return none;
  }
  // `gather(*[load(x) for x in xs])`
  if (typeof expr === "object" && "spread" in expr) return elements(program, expr.spread, scope, depth + 1);
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

/** Arguments of `map(xs, fn)`, a library's function. */
function mapFunction(call: Call | undefined): Expr[] | undefined {
  const named = call?.root === "map" || call?.root === "flatMap";
  return named && call.chain.length === 1 && call.chain[0]!.name === "" ? call.chain[0]!.arguments : undefined;
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
