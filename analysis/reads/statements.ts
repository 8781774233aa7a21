import type { Builder } from "../../catalog/index.ts";
import { type Call, type Expr, type FunctionFacts, isInside, type Segment } from "../facts.ts";
import type { OrmLibrary, Program } from "../program.ts";
import type { Scope, Step } from "../values/value.ts";

/** Functions that hand a builder on to each other, this far. */
const deepest = 3;

/** What other statements do to the builder that a call starts from. */
export function otherStatements(program: Program, scope: Scope, call: Call, builder?: Builder): Step[] {
  return typeof call.root === "string" && !call.root.includes(".") && call.root !== "this"
    ? onName(program, scope, call.root, builder)
    : [];
}

/** The steps of a read with those of the statement that it was handed: `session.execute(select(User).limit(10))`. */
export function withStatement(
  program: Program,
  { library }: OrmLibrary,
  steps: readonly Step[],
  builder: Builder,
): Step[] {
  const { statement } = builder;
  if (!statement) return [...steps];
  return steps.flatMap((step) => {
    const [argument] = step.arguments ?? [];
    if (step.is !== "call" || !statement.of.includes(step.name) || !step.scope || argument === undefined) return [step];
    const { scope } = step;
    const done = typeof argument === "string" ? onName(program, scope, argument, builder) : [];
    for (const value of program.evaluator.evaluate(argument, scope))
      if (value.is === "external" && library.kinds(value).has(statement.kind))
        // A function has its name from what it is: `select(User)`.
        done.push(
          ...value.steps.map((s, i) => (i === 0 && s.is === "call" && !s.name ? { ...s, name: value.name } : s)),
        );
    return [step, ...done];
  });
}

/** Calls on a local name, in the function that has it and in the functions inside it. */
export function onName(program: Program, scope: Scope, name: string, builder?: Builder): Step[] {
  const { evaluator } = program;
  const facts = evaluator.facts(scope.file);
  let owner = -1;
  for (let fn = scope.fn; fn > 0 && owner < 0; fn = facts.functions[fn]!.parent)
    if (facts.functions[fn]!.bindings.some((b) => b.name === name)) owner = fn;
  if (owner < 0) return [];
  const at: Scope = { file: scope.file, fn: owner };
  const binding = facts.functions[owner]!.bindings.findLast((b) => b.name === name);
  // Conditions that the builder itself is made under are none for what is done to it.
  const made = (binding && callOf(binding.init ?? "", facts.functions[owner]!)?.when?.length) ?? 0;
  const steps = builder?.immutable ? [] : calledOn(program, at, name, builder, made);
  // `q = q.limit(n)`: what was assigned counts as done to it; another value altogether does not.
  for (const assigned of binding?.assigned ?? []) {
    if (builder?.immutable && !mentions(facts.functions[owner]!, assigned, name)) continue;
    const call = builder?.immutable ? callOf(assigned, facts.functions[owner]!) : undefined;
    if (call?.root === name) steps.push(...stepsOfCall(call, at, builder, made));
    const maybe = (call?.when?.length ?? 0) > made;
    for (const value of evaluator.evaluate(assigned, at))
      if (value.is === "external") steps.push(...(maybe ? value.steps.map((s) => ({ ...s, maybe })) : value.steps));
  }
  // `narrow(q)`: what a function does to its parameter.
  if (!builder?.immutable)
    for (const use of binding?.uses ?? [])
      if (use.as === "passed" && use.call !== undefined && use.argument !== undefined)
        steps.push(
          ...handedTo(program, { file: scope.file, fn: use.function ?? owner }, use.call, use.argument, builder, 0),
        );
  return steps;
}

/** Calls on a name in a function and in the functions inside it, up to where a chain goes on with a copy. */
function calledOn(program: Program, owner: Scope, name: string, builder: Builder | undefined, made = 0): Step[] {
  const { functions } = program.evaluator.facts(owner.file);
  const steps: Step[] = [];
  functions.forEach((fn, index) => {
    if (!isInside(functions, index, owner.fn)) return;
    for (const call of fn.calls) {
      if (call.root === name)
        steps.push(...stepsOfCall(call, { file: owner.file, fn: index }, builder, index === owner.fn ? made : 0));
    }
  });
  return steps;
}

/** True for a value that is made of what a name holds: `q.limit(n)`, `narrow(q)`, `q | more`. */
export function mentions(fn: FunctionFacts, expr: Expr | undefined, name: string, depth = 0): boolean {
  if (typeof expr === "string") return expr === name || expr.startsWith(`${name}.`);
  if (typeof expr !== "object" || expr === null || depth > deepest) return false;
  const inside = (one: Expr | undefined): boolean => mentions(fn, one, name, depth + 1);
  if ("of" in expr) return Array.isArray(expr.of) ? expr.of.some(inside) : inside(expr.of);
  if ("spread" in expr) return inside(expr.spread);
  const call = callOf(expr, fn);
  return call !== undefined && (inside(call.root) || call.chain.some((s) => s.arguments?.some(inside)));
}

const callOf = (expr: Expr, fn: FunctionFacts): Call | undefined =>
  typeof expr === "object" && expr && "call" in expr ? fn.calls[expr.call] : undefined;

/** What a call does to its root, up to where the chain goes on with a copy. */
function stepsOfCall(call: Call, scope: Scope, builder: Builder | undefined, made: number): Step[] {
  const copy = call.chain.findIndex((s) => builder?.copies?.includes(s.name));
  const steps = stepsOfSegments(copy < 0 ? call.chain : call.chain.slice(0, copy), scope);
  return (call.when?.length ?? 0) > made ? steps.map((step) => ({ ...step, maybe: true })) : steps;
}

/** The calls among the links of a chain. */
export function stepsOfSegments(segments: readonly Segment[], scope: Scope): Step[] {
  return segments.flatMap((s): Step[] =>
    s.arguments ? [{ is: "call", name: s.name, arguments: s.arguments, scope, at: s.at }] : [],
  );
}

/** What the function that is called does to the parameter that a builder is handed over for. */
function handedTo(
  program: Program,
  scope: Scope,
  call: number,
  argument: number,
  builder: Builder | undefined,
  depth: number,
): Step[] {
  const chain = program.evaluator.fn(scope).calls[call]?.chain ?? [];
  return chain.flatMap((segment, s) =>
    segment.arguments?.[argument] === undefined
      ? []
      : program.evaluator
          .callee(scope, call, s)
          .flatMap((value) =>
            value.is === "function" ? onParameter(program, value.scope, argument, builder, depth) : [],
          ),
  );
}

/** What a function does to a builder that it is handed as a parameter. */
export function onParameter(
  program: Program,
  fn: Scope,
  index: number,
  builder: Builder | undefined,
  depth: number,
): Step[] {
  const name = program.evaluator.fn(fn).parameters[index]?.name;
  if (!name || depth > deepest) return [];
  return calledOn(program, fn, name, builder);
}

/** The steps of a builder with what the functions do that its methods hand it to: `modify((q) => q.limit(10))`. */
export function withHanded(program: Program, steps: readonly Step[], builder: Builder | undefined): Step[] {
  if (!builder?.hands) return [...steps];
  return steps.flatMap((step) => {
    if (step.is !== "call" || !builder.hands!.includes(step.name) || !step.scope) return [step];
    const maybe = step.maybe || builder.maybe?.includes(step.name);
    const done = (step.arguments ?? [])
      .flatMap((argument) => functionsOf(program, argument, step.scope!))
      .flatMap((fn) => onParameter(program, fn, 0, builder, 0));
    return [step, ...(maybe ? done.map((s) => ({ ...s, maybe })) : done)];
  });
}

function functionsOf(program: Program, expr: Expr, scope: Scope): Scope[] {
  if (typeof expr === "object" && expr && "function" in expr) return [{ file: scope.file, fn: expr.function }];
  if (typeof expr !== "string" || expr === "") return [];
  return program.evaluator.evaluate(expr, scope).flatMap((v) => (v.is === "function" ? [v.scope] : []));
}
