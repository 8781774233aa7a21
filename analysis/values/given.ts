import type { Expr, Segment } from "../facts.ts";
import type { Evaluator } from "./evaluate.ts";
import { writtenTo } from "./held.ts";
import { ancestry } from "./members.ts";
import { originOf } from "./places.ts";
import type { ClassRef, Scope, Value } from "./value.ts";

export type Given = Value & { is: "parameter" };

/** In a path: what the parameter is, is constructed here. */
export const constructed = "new()";

/** Fields of fields, lists of lists: further on it is a circle. */
const deepest = 6;

/**
 * Parameters that an expression was given by, on whatever way it was kept meanwhile: a name, a field that the
 * constructor or another method sets, a list or table that a method puts it into, an object that is made of it.
 */
export function givenBy(evaluator: Evaluator, expr: Expr | undefined, scope: Scope, depth = 0): Given[] {
  if (expr === undefined || expr === null || depth > deepest) return [];
  const origin = originOf(evaluator, expr, scope);
  if (origin?.is === "parameter") return [origin.parameter];
  if (typeof expr === "string") return fromName(evaluator, expr, scope, depth);
  if (typeof expr !== "object") return [];
  if ("await" in expr) return givenBy(evaluator, expr.await, scope, depth + 1);
  if ("choice" in expr) return expr.of.flatMap((e) => givenBy(evaluator, e, scope, depth + 1));
  if ("member" in expr) {
    if (expr.member === "[]") return fromItems(evaluator, expr.of, scope, depth);
    return withPath(givenBy(evaluator, expr.of, scope, depth + 1), [expr.member]);
  }
  if ("call" in expr) return fromCall(evaluator, expr.call, scope, depth);
  return [];
}

const withPath = (given: Given[], path: readonly string[]): Given[] =>
  path.length ? given.map((g) => ({ ...g, path: [...g.path, ...path] })) : given;

/** A local name, a field, or a member of one. */
function fromName(evaluator: Evaluator, text: string, scope: Scope, depth: number): Given[] {
  const parts = text.split(".");
  if (parts[0] === "this" && parts[1] !== undefined) {
    const found = fromField(evaluator, parts[1], scope, depth);
    return withPath(found, parts.slice(2));
  }
  const local = originOf(evaluator, parts[0]!, scope);
  if (local?.is !== "expression") {
    const facts = evaluator.facts(scope.file);
    for (let fn = scope.fn; fn >= 0; fn = facts.functions[fn]!.parent) {
      const binding = facts.functions[fn]!.bindings.findLast((b) => b.name === parts[0]);
      if (!binding) continue;
      const at: Scope = { file: scope.file, fn };
      const made = binding.element
        ? fromItems(evaluator, binding.init, at, depth)
        : [binding.init, ...(binding.assigned ?? [])].flatMap((e) => givenBy(evaluator, e, at, depth + 1));
      return withPath(made, parts.slice(1));
    }
    return [];
  }
  return withPath(givenBy(evaluator, local.expr, local.scope, depth + 1), parts.slice(1));
}

/** `this.handler`: a constructor's property, or what methods of the class (or of its ancestors) assign. */
function fromField(evaluator: Evaluator, name: string, scope: Scope, depth: number): Given[] {
  const owner = classAround(evaluator, scope);
  if (!owner) return [];
  for (const ref of ancestry(evaluator, owner).classes) {
    const facts = evaluator.facts(ref.file);
    const cls = facts.classes[ref.class]!;
    if (cls.constructorFunction !== undefined) {
      const { parameters } = facts.functions[cls.constructorFunction]!;
      const index = parameters.findIndex((p) => p.property && p.name === name);
      if (index >= 0)
        return [{ is: "parameter", scope: { file: ref.file, fn: cls.constructorFunction }, index, path: [] }];
    }
    const target = `this.${name}`;
    const found: Given[] = [];
    facts.functions.forEach((fn, index) => {
      for (const assignment of fn.assignments)
        if (assignment.target === target)
          found.push(...givenBy(evaluator, assignment.value, { file: ref.file, fn: index }, depth + 1));
    });
    if (found.length) return found;
    const member = cls.members.find((m) => m.name === name);
    if (member?.init !== undefined)
      return givenBy(evaluator, member.init, { file: ref.file, fn: cls.fields ?? 0 }, depth + 1);
  }
  return [];
}

function classAround(evaluator: Evaluator, scope: Scope): ClassRef | undefined {
  const { functions } = evaluator.facts(scope.file);
  for (let fn = scope.fn; fn >= 0; fn = functions[fn]!.parent) {
    const index = functions[fn]!.class;
    if (index !== undefined) return { file: scope.file, class: index };
  }
  return undefined;
}

/** An element of a list, Map or table: what other statements put in. */
function fromItems(evaluator: Evaluator, list: Expr | undefined, scope: Scope, depth: number): Given[] {
  if (list === undefined) return [];
  const found: Given[] = [];
  for (const value of evaluator.evaluate(list, scope)) {
    const made =
      value.is === "literal"
        ? writtenTo(evaluator, value.scope.file, value.expr)
        : value.is === "external" && value.steps[0]?.is === "new" && value.steps[0].scope
          ? writtenTo(evaluator, value.steps[0].scope.file, { at: value.steps[0].at ?? 0 })
          : [];
    for (const { expr, scope: at } of made) found.push(...givenBy(evaluator, expr, at, depth + 1));
  }
  return found;
}

/** A call that makes something of what was given, or takes it out of where it is kept. */
function fromCall(evaluator: Evaluator, call: number, scope: Scope, depth: number): Given[] {
  const facts = evaluator.fn(scope).calls[call];
  return facts ? givenByChain(evaluator, facts.root, facts.chain, scope, depth) : [];
}

const takesOut = new Set(["get", "find", "at", "shift", "pop"]);

/** `new Task().run`, `map.get(key).run`, `options.run`: the parameters that the end of a chain was given by. */
export function givenByChain(
  evaluator: Evaluator,
  root: Expr,
  chain: readonly Segment[],
  scope: Scope,
  depth = 0,
): Given[] {
  if (typeof root !== "string" || root === "") return [];
  let name = root;
  let given: Given[] | undefined;
  for (const segment of chain) {
    if (segment.name === "[]") {
      given = given ? withPath(given, ["[]"]) : fromItems(evaluator, name, scope, depth);
      if (segment.arguments) return [];
    } else if (!segment.arguments) {
      if (given) given = withPath(given, [segment.name]);
      else name += `.${segment.name}`;
    } else if (segment.new && !given) {
      const made = segment.name ? `${name}.${segment.name}` : name;
      given = withPath(givenBy(evaluator, made, scope, depth + 1), [constructed]);
    } else if (takesOut.has(segment.name) && !given) given = fromItems(evaluator, name, scope, depth);
    else if (segment.name === "bind") given ??= givenBy(evaluator, name, scope, depth + 1);
    else return [];
    if (given && !given.length) return [];
  }
  return given ?? givenBy(evaluator, name, scope, depth + 1);
}
