import type { AtOnce } from "../../catalog/index.ts";
import type { Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import { callbackPlace } from "../values/callbacks.ts";
import { argumentAt, type Found, limits, numberOf, originOf } from "../values/places.ts";
import { globalModule, type Scope, type Step } from "../values/value.ts";
import { constructions, lengthOf } from "./counts.ts";
import type { Arguments, Concurrency } from "./entry.ts";

export interface Told {
  atOnce: Concurrency;
  source: string;
}

/** Where an entry is called: what was done to its receiver before, and which link of the chain calls it. */
export interface CallPlace {
  scope: Scope;
  call: number;
  segment: number;
  steps: readonly Step[];
}

export const unknown: Told = { atOnce: "unknown", source: "" };

/** How many run at once, as far as the source says; never a guess. */
export function concurrencyOf(
  program: Program,
  atOnce: AtOnce,
  own?: Arguments,
  maker?: Arguments,
  place?: CallPlace,
): Told {
  if (typeof atOnce === "number") return { atOnce, source: "" };
  if (atOnce === "unknown") return unknown;
  if (atOnce === "unbounded") return { atOnce, source: "no limit" };
  if (atOnce === "constructions") return place ? constructions(program, place.scope, place.call) : unknown;
  if ("lengthOf" in atOnce) return lengthAt(program, atOnce.lengthOf, own, place);
  const otherwise = (): Told => defaultOf(atOnce, (rest) => concurrencyOf(program, rest, own, maker, place));
  if ("set" in atOnce) return (place && assigned(program, place, atOnce.set)) ?? otherwise();
  const { of = "own", or } = atOnce;
  const from = of === "own" ? own : of === "maker" ? maker : place && beside(program, place, of);
  if (from === "elsewhere" || (!from && typeof of === "string")) return unknown;
  if (!from) return otherwise();
  const told = (path: string): Told => {
    const found = argumentAt(program.evaluator, from.list, path, from.scope);
    const known = limits(program.evaluator, found);
    const [only] = known;
    const name = path.split(".").at(-1) ?? "";
    if (known.length === 1 && only?.is === "number")
      return { atOnce: only.value, source: /^\d+$/.test(name) || name === "number" ? "its limit" : name };
    if (known.length === 1 && only?.is === "none")
      // A number so large that it limits nothing is written there; the default does not hold.
      return found.is === "value" && numberOf(program.evaluator, found.expr, found.scope) !== undefined
        ? { atOnce: "unbounded", source: "no limit" }
        : otherwise();
    if (atOnce.all !== undefined && textOf(program, found) === atOnce.all) return { atOnce: "unbounded", source: name };
    const fallback = found.is === "value" ? fallbackOf(program, found.expr, found.scope, 0) : undefined;
    // A condition decides between a number and nothing: the number may not hold.
    return fallback ? { atOnce: fallback.value, source: `default of ${fallback.name}: ${fallback.value}` } : unknown;
  };
  const instead = or !== undefined && argumentAt(program.evaluator, from.list, or, from.scope).is === "value";
  return multiplied(program, told(instead ? or : atOnce.at), atOnce.times, from);
}

/** Each of the workers may take several. */
function multiplied(program: Program, told: Told, path: string | undefined, from: Arguments): Told {
  if (path === undefined || typeof told.atOnce !== "number") return told;
  const found = argumentAt(program.evaluator, from.list, path, from.scope);
  const [only, more] = limits(program.evaluator, found);
  if (only?.is === "none" && !more) return told;
  if (only?.is !== "number" || more) return unknown;
  return { atOnce: told.atOnce * only.value, source: `${told.source} × ${path.split(".").at(-1)}` };
}

/** What holds where nothing is written. */
function defaultOf(
  { otherwise, ...more }: { otherwise: AtOnce; default?: string },
  told: (rest: AtOnce) => Told,
): Told {
  if (typeof otherwise === "number") return { atOnce: otherwise, source: `default: ${otherwise}` };
  if (typeof otherwise !== "string") return told(otherwise);
  return { ...told(otherwise), source: more.default ? `default: ${more.default}` : "" };
}

/** `const worker = new Worker(…); worker.concurrency = 4`: a number that is given to what was made. */
function assigned(program: Program, { scope, call }: CallPlace, member: string): Told | undefined {
  const { evaluator } = program;
  const { as, name } = evaluator.fn(scope).calls[call]!.use;
  if (as !== "bound" || name === undefined) return undefined;
  for (const [fn, { assignments }] of evaluator.facts(scope.file).functions.entries())
    for (const { target, value } of assignments) {
      if (target !== `${name}.${member}`) continue;
      const at: Scope = { file: scope.file, fn };
      const number = numberOf(evaluator, value, at) ?? fallbackOf(program, value, at, 0)?.value;
      return number === undefined ? unknown : { atOnce: number, source: member };
    }
  return undefined;
}

/** The text at a place, when it is one. */
export function textOf(program: Program, found: Found): string | undefined {
  if (found.is !== "value") return undefined;
  for (const value of program.evaluator.evaluate(found.expr, found.scope))
    if (value.is === "literal" && typeof value.expr === "object" && value.expr && "text" in value.expr)
      return value.expr.text;
  return undefined;
}

function beside(
  program: Program,
  place: CallPlace,
  of: { method: string } | { around: string },
): Arguments | "elsewhere" | undefined {
  return "method" in of ? onReceiver(program, place, of.method) : around(program, place, of.around);
}

/** Arguments of the call that the callback around is handed to: `Pool(() => spawn(new Worker(file)), 8)`. */
function around(program: Program, { scope }: CallPlace, label: string): Arguments | undefined {
  const { evaluator } = program;
  const outer = callbackPlace(evaluator.facts(scope.file), scope.fn);
  if (!outer) return undefined;
  const at: Scope = { file: scope.file, fn: outer.fn };
  const callee = evaluator.callee(at, outer.call, outer.segment);
  if (!callee.some((v) => program.pools.some(({ library }) => library.kinds(v).has(label)))) return undefined;
  return { list: evaluator.fn(at).calls[outer.call]!.chain[outer.segment]!.arguments ?? [], scope: at };
}

function lengthAt(program: Program, path: string, own: Arguments | undefined, place: CallPlace | undefined): Told {
  const unbounded: Told = { atOnce: "unbounded", source: "" };
  if (path === "receiver") {
    const call = place && program.evaluator.fn(place.scope).calls[place.call];
    return call && place.segment === 0 ? lengthOf(program, call.root, place.scope) : unbounded;
  }
  const list = own?.list[Number(path)];
  return own && list !== undefined ? lengthOf(program, list, own.scope) : unbounded;
}

/**
 * Arguments of another method's call on the same receiver: earlier in the chain, or by the same name in the same file.
 * "elsewhere" where the receiver was made in another file, which may call it.
 */
function onReceiver(program: Program, place: CallPlace, method: string): Arguments | "elsewhere" | undefined {
  const earlier = place.steps.findLast((step) => step.is === "call" && step.name === method);
  if (earlier?.scope) return { list: earlier.arguments ?? [], scope: earlier.scope };
  const { evaluator } = program;
  const { file } = place.scope;
  const receiver = receiverText(evaluator.fn(place.scope).calls[place.call]!, place.segment);
  if (receiver !== undefined)
    for (const [index, fn] of evaluator.facts(file).functions.entries())
      for (const call of fn.calls)
        for (const [s, link] of call.chain.entries())
          if (link.name === method && link.arguments && receiverText(call, s) === receiver)
            return { list: link.arguments, scope: { file, fn: index } };
  const made = place.steps.findLast((step) => (step.is === "call" || step.is === "new") && step.scope);
  return made?.scope?.file === file ? undefined : "elsewhere";
}

/** "channel", "this.channel": the receiver of a link, where nothing was called before. */
function receiverText(call: { root: Expr; chain: { name: string; arguments?: Expr[] }[] }, segment: number) {
  const before = call.chain.slice(0, segment);
  if (typeof call.root !== "string" || before.some((link) => link.arguments)) return undefined;
  return [call.root, ...before.map((link) => link.name)].join(".");
}

/** Functions of the language that make a number of a text. */
const makesNumber = new Set(["Number", "parseInt", "parseFloat"]);

/** `Number(process.env.JOBS ?? 4)`: the number that holds where the environment says nothing. */
function fallbackOf(
  program: Program,
  expr: Expr,
  scope: Scope,
  depth: number,
): { value: number; name: string } | undefined {
  if (depth > 6 || expr === null) return undefined;
  const { evaluator } = program;
  if (typeof expr === "object") {
    if ("choice" in expr && (expr.choice === "??" || expr.choice === "||")) {
      const name = expr.of.length === 2 ? environmentName(program, expr.of[0]!, scope) : undefined;
      const last = expr.of[1]!;
      const value =
        typeof last === "object" && last && "text" in last ? Number(last.text) : numberOf(evaluator, last, scope);
      return name && value !== undefined && Number.isFinite(value) && value > 0 ? { value, name } : undefined;
    }
    if ("operator" in expr && expr.operator === "+" && expr.of.length === 1)
      return fallbackOf(program, expr.of[0]!, scope, depth + 1);
  }
  const inner = numberMade(program, expr, scope);
  if (inner) return fallbackOf(program, inner.expr, inner.scope, depth + 1);
  const origin = originOf(evaluator, expr, scope);
  if (origin?.is === "expression") return fallbackOf(program, origin.expr, origin.scope, depth + 1);
  // A name of another file: what it evaluates to tells which call made it.
  for (const value of typeof expr === "string" ? evaluator.evaluate(expr, scope) : []) {
    const made = value.is === "external" && value.module === globalModule ? value.steps.at(-1) : undefined;
    if (value.is !== "external" || made?.is !== "call" || !made.scope || !made.arguments?.length) continue;
    if (makesNumber.has(made.name || value.name)) return fallbackOf(program, made.arguments[0]!, made.scope, depth + 1);
  }
  return undefined;
}

/** What `Number(…)` and `parseInt(…)` are called with. */
function numberMade(program: Program, expr: Expr, scope: Scope): { expr: Expr; scope: Scope } | undefined {
  if (typeof expr !== "object" || expr === null || !("call" in expr)) return undefined;
  const call = program.evaluator.fn(scope).calls[expr.call];
  const last = call?.chain.at(-1);
  const name = last?.name || (typeof call?.root === "string" ? call.root : "");
  const [argument] = last?.arguments ?? [];
  return argument !== undefined && makesNumber.has(name) ? { expr: argument, scope } : undefined;
}

/** The variable of the environment that an expression reads. */
function environmentName(program: Program, expr: Expr, scope: Scope): string | undefined {
  if (typeof expr === "string") return expr.startsWith("process.env.") ? expr.slice("process.env.".length) : undefined;
  if (typeof expr === "object" && expr && "operator" in expr && expr.operator === "+" && expr.of.length === 1)
    return environmentName(program, expr.of[0]!, scope);
  const inner = numberMade(program, expr, scope);
  return inner && environmentName(program, inner.expr, inner.scope);
}
