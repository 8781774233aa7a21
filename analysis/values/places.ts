import type { Expr } from "../facts.ts";
import { listHandedTo } from "./callbacks.ts";
import type { Evaluator } from "./evaluate.ts";
import { namesOf } from "./names.ts";
import { isUnknown, type Scope, type Value } from "./value.ts";

/** A name that is given its value by a name, and so on, this far; further on it is a circle. */
const deepestOrigin = 8;

/** A name, looked up to the expression that gave it its value, or to the parameter it is. */
type Origin =
  | { is: "parameter"; parameter: Value & { is: "parameter" } }
  | { is: "expression"; expr: Expr; scope: Scope };

/** What a name was given in its own file, before types have a say: callers decide what a typed parameter holds. */
export function originOf(evaluator: Evaluator, expr: Expr, scope: Scope, depth = 0): Origin | undefined {
  if (depth > deepestOrigin) return undefined;
  if (typeof expr === "object" && expr && "parameter" in expr)
    return { is: "parameter", parameter: { is: "parameter", scope, index: expr.parameter, path: [] } };
  if (typeof expr === "object" && expr && "member" in expr) {
    const of = originOf(evaluator, expr.of, scope, depth + 1);
    return of?.is === "parameter" ? memberOf(of, [expr.member]) : undefined;
  }
  if (typeof expr !== "string" || expr === "") return undefined;
  const [root = "", ...rest] = expr.split(".");
  const facts = evaluator.facts(scope.file);
  for (let fn = scope.fn; fn >= 0; fn = facts.functions[fn]!.parent) {
    const declared = namesOf(facts, fn).get(root);
    if (!declared) continue;
    const at: Scope = { file: scope.file, fn };
    if (declared.is === "parameter") {
      // `jobs.forEach((job) => …)`: an element of what the function around was given.
      const list = declared.index === 0 ? listHandedTo(evaluator, at) : undefined;
      const whole = list && originOf(evaluator, list.expr, list.scope, depth + 1);
      if (whole?.is === "parameter") return memberOf(whole, ["[]", ...rest]);
      return { is: "parameter", parameter: { is: "parameter", scope: at, index: declared.index, path: rest } };
    }
    if (declared.is !== "binding" || declared.binding.init === undefined) return undefined;
    if (declared.binding.element) {
      const whole = originOf(evaluator, declared.binding.init, at, depth + 1);
      return whole?.is === "parameter" ? memberOf(whole, ["[]", ...rest]) : undefined;
    }
    if (declared.binding.assigned?.length) return undefined;
    const origin = originOf(evaluator, declared.binding.init, at, depth + 1);
    if (origin?.is === "parameter") return memberOf(origin, rest);
    return rest.length ? undefined : (origin ?? { is: "expression", expr: declared.binding.init, scope: at });
  }
  return undefined;
}

function memberOf(origin: Origin & { is: "parameter" }, path: string[]): Origin {
  return { is: "parameter", parameter: { ...origin.parameter, path: [...origin.parameter.path, ...path] } };
}

/** What stands at a place of a call's arguments. */
export type Found =
  | { is: "value"; expr: Expr; scope: Scope }
  | { is: "missing" }
  /** Something may be there, and it can't be told what. */
  | { is: "unknown" }
  /** Comes from a parameter of the function around; `path` are all the keys that lead into it. */
  | { is: "parameter"; parameter: Value & { is: "parameter" }; path: string[] }
  /** One of several, as a condition decides. */
  | { is: "either"; of: Found[] };

/** Objects inside objects and names for them, this far. */
const deepestFollow = 12;

const missing: Found = { is: "missing" };

/** Follows keys into an expression: objects, names of objects, spreads (the later wins). */
export function follow(
  evaluator: Evaluator,
  expr: Expr | undefined,
  scope: Scope,
  path: readonly string[],
  depth = 0,
): Found {
  if (depth > deepestFollow) return { is: "unknown" };
  if (expr === undefined) return missing;
  if (!path.length) return { is: "value", expr, scope };
  if (expr === "undefined" || expr === null) return missing;
  if (typeof expr === "object" && "choice" in expr)
    return either(
      expr.of.map((e) => (e === "undefined" || e === null ? missing : follow(evaluator, e, scope, path, depth + 1))),
    );
  if (typeof expr === "object" && "object" in expr) return inObject(evaluator, expr.object, scope, path, depth + 1);
  if (typeof expr === "object" && "array" in expr) {
    if (path[0] === "[]") return either(expr.array.map((e) => follow(evaluator, e, scope, path.slice(1), depth + 1)));
    const item = expr.array[Number(path[0])];
    return follow(evaluator, item, scope, path.slice(1), depth + 1);
  }
  if (typeof expr === "object" && !("member" in expr) && !("call" in expr) && !("await" in expr)) return missing;
  if (typeof expr !== "object" && typeof expr !== "string") return missing;
  const origin = originOf(evaluator, expr, scope);
  if (origin?.is === "parameter")
    return { is: "parameter", parameter: origin.parameter, path: [...origin.parameter.path, ...path] };
  if (origin) return follow(evaluator, origin.expr, origin.scope, path, depth + 1);
  const values = evaluator.evaluate(expr, scope);
  if (!values.length || values.every(isUnknown)) return { is: "unknown" };
  const found = values
    .filter((v) => !isUnknown(v))
    .map((value): Found => {
      if (value.is === "literal") return follow(evaluator, value.expr, value.scope, path, depth + 1);
      if (value.is === "parameter") return { is: "parameter", parameter: value, path: [...path] };
      return { is: "unknown" };
    });
  return either(found);
}

function inObject(
  evaluator: Evaluator,
  entries: [string, Expr, Expr?][],
  scope: Scope,
  path: readonly string[],
  depth: number,
): Found {
  const [key, ...rest] = path as [string, ...string[]];
  for (let i = entries.length - 1; i >= 0; i--) {
    const [name, value] = entries[i]!;
    if (name === key) return follow(evaluator, value, scope, rest, depth);
    if (name !== "...") continue;
    const spread = follow(evaluator, value, scope, path, depth);
    if (spread.is === "missing") continue;
    if (spread.is === "value") return spread;
    const before = inObject(evaluator, entries.slice(0, i), scope, path, depth);
    return either(spread.is === "either" ? [...spread.of.filter((f) => f.is !== "missing"), before] : [spread, before]);
  }
  return missing;
}

function either(of: Found[]): Found {
  const flat = of.flatMap((f) => (f.is === "either" ? f.of : [f]));
  if (flat.length === 1) return flat[0]!;
  if (!flat.length) return { is: "unknown" };
  if (flat.every((f) => f.is === "missing")) return missing;
  return { is: "either", of: flat };
}

/** A number that limits, or why there is none. */
export type Limit =
  | { is: "number"; value: number }
  /** Nothing is there, or `undefined`, or a number no table reaches. */
  | { is: "none" }
  /** Something is there, and it can't be told what. */
  | { is: "some" }
  | {
      is: "parameter";
      parameter: Value & { is: "parameter" };
      path: string[];
      /** What holds when the callers give none. */
      otherwise?: Limit[];
    };

/** From here on a number is no limit: nobody holds so many rows. */
const beyond = 1_000_000;

/** Every limit that an expression may be. */
export function limits(evaluator: Evaluator, found: Found, depth = 0): Limit[] {
  switch (found.is) {
    case "missing":
      return [{ is: "none" }];
    case "unknown":
      return [{ is: "some" }];
    case "parameter":
      return [found];
    case "either":
      return found.of.flatMap((f) => limits(evaluator, f, depth));
    case "value":
      return ofExpression(evaluator, found.expr, found.scope, depth);
  }
}

function ofExpression(evaluator: Evaluator, expr: Expr, scope: Scope, depth: number): Limit[] {
  if (depth > 6) return [{ is: "some" }];
  const constant = numberOf(evaluator, expr, scope, depth);
  if (constant !== undefined)
    return [Math.abs(constant) >= beyond ? { is: "none" } : { is: "number", value: constant }];
  if (expr === "undefined" || expr === null) return [{ is: "none" }];
  if (typeof expr === "object" && "choice" in expr) {
    const parts = expr.of.map((e) => ofExpression(evaluator, e, scope, depth + 1));
    if (expr.choice !== "??" && expr.choice !== "||") return parts.flat();
    const [first = [], second = []] = parts;
    if (first.some((l) => l.is === "none")) return second;
    return first.map((l) => (l.is === "parameter" ? { ...l, otherwise: second } : l));
  }
  if (typeof expr === "object" && "operator" in expr) return [{ is: "some" }];
  const origin = originOf(evaluator, expr, scope);
  if (origin?.is === "parameter")
    return [{ is: "parameter", parameter: origin.parameter, path: origin.parameter.path }];
  if (origin) return ofExpression(evaluator, origin.expr, origin.scope, depth + 1);
  const values = evaluator.evaluate(expr, scope);
  if (!values.length) return [{ is: "some" }];
  return values.flatMap((value): Limit[] => {
    if (value.is === "literal") return ofExpression(evaluator, value.expr, value.scope, depth + 1);
    if (value.is === "parameter") return [{ is: "parameter", parameter: value, path: value.path }];
    return [{ is: "some" }];
  });
}

/** The number an expression is, when that can be told: literals, constants, arithmetic. */
export function numberOf(evaluator: Evaluator, expr: Expr, scope: Scope, depth = 0): number | undefined {
  if (typeof expr === "number") return expr;
  if (
    expr === "Infinity" ||
    expr === "Number.MAX_SAFE_INTEGER" ||
    expr === "Number.POSITIVE_INFINITY" ||
    expr === "Number.MAX_VALUE"
  )
    return Infinity;
  if (depth > 6 || expr === "" || expr === null || typeof expr === "boolean") return undefined;
  if (typeof expr === "object" && "operator" in expr) {
    const [left, right] = expr.of.map((e) => numberOf(evaluator, e, scope, depth + 1));
    if (left === undefined || right === undefined) return undefined;
    switch (expr.operator) {
      case "*":
        return left * right;
      case "+":
        return left + right;
      case "-":
        return left - right;
      case "/":
        return left / right;
      case "**":
        return left ** right;
      default:
        return undefined;
    }
  }
  if (typeof expr === "object" && ("text" in expr || "choice" in expr || "object" in expr || "array" in expr))
    return undefined;
  const values = evaluator.evaluate(expr, scope);
  if (values.length !== 1) return undefined;
  const value = values[0]!;
  return value.is === "literal" && value.expr !== expr
    ? numberOf(evaluator, value.expr, value.scope, depth + 1)
    : undefined;
}

/**
 * "2.concurrency" → the argument's index and the keys inside; "last" the last argument, "number" the first number,
 * "function" the first function, "any" the first argument that has the keys.
 */
export function argumentAt(evaluator: Evaluator, args: readonly Expr[], path: string, scope: Scope): Found {
  const [head = "", ...keys] = path.split(".");
  switch (head) {
    case "number": {
      const number =
        args.find((a) => numberOf(evaluator, a, scope) !== undefined) ??
        // `Number(process.env.JOBS ?? 4)`: a number all the same, though nobody can tell which.
        args.find((a) => !isFunction(evaluator, a, scope) && isWorkedOut(evaluator, a, scope));
      return number === undefined ? missing : { is: "value", expr: number, scope };
    }
    case "function": {
      const found = functionAmong(evaluator, args, scope);
      return found === undefined ? missing : follow(evaluator, found, scope, keys);
    }
    case "any":
      return anyWith(evaluator, args, keys, scope);
    case "last":
      return args.length ? follow(evaluator, args.at(-1), scope, keys) : missing;
    default:
      return follow(evaluator, args[Number(head)], scope, keys);
  }
}

/** The argument that has the keys; where none is seen to, what may have them behind the first, which is a name or a list. */
function anyWith(evaluator: Evaluator, args: readonly Expr[], keys: string[], scope: Scope): Found {
  let unsure: Found = missing;
  for (const [index, argument] of args.entries()) {
    if (isText(argument) || isFunction(evaluator, argument, scope)) continue;
    const found = follow(evaluator, argument, scope, keys);
    if (found.is === "value" || found.is === "either") return found;
    if (found.is !== "missing" && index > 0) unsure = found;
  }
  return unsure;
}

/** The result of a call, a calculation or a choice, by itself or under a name. */
function isWorkedOut(evaluator: Evaluator, expr: Expr, scope: Scope): boolean {
  const origin = typeof expr === "string" ? originOf(evaluator, expr, scope) : undefined;
  const of = origin?.is === "expression" ? origin.expr : expr;
  return typeof of === "object" && of !== null && ("operator" in of || "choice" in of || "call" in of);
}

const isText = (expr: Expr): boolean =>
  typeof expr === "object" && expr !== null && ("text" in expr || "template" in expr);

function isFunction(evaluator: Evaluator, expr: Expr, scope: Scope): boolean {
  if (typeof expr === "object" && expr && "function" in expr) return true;
  return typeof expr === "string" && evaluator.evaluate(expr, scope).some((v) => v.is === "function");
}

/** The argument that is a function, or else what a call made of one, or else what the function around was handed. */
function functionAmong(evaluator: Evaluator, args: readonly Expr[], scope: Scope): Expr | undefined {
  return (
    args.find((a) => isFunction(evaluator, a, scope)) ??
    args.find((a) => typeof a === "object" && a && "call" in a) ??
    args.findLast((a) => typeof a === "string" && originOf(evaluator, a, scope)?.is === "parameter")
  );
}
