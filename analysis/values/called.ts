import type { Expr, Segment } from "../facts.ts";
import { argumentFor } from "./arguments.ts";
import type { Evaluator } from "./evaluate.ts";
import { isCollection } from "./held.ts";
import { valuesOf } from "./items.ts";
import { loadedModules } from "./loaded.ts";
import { globalModule, isUnknown, type Scope, type Step, unknownModule, type Value, withFactor } from "./value.ts";

/** What calling (or constructing) one value gives back. */
export function callValue(evaluator: Evaluator, callee: Value, link: Segment, scope: Scope): Value[] {
  const value = callee.is === "external" ? recognised(evaluator, callee, link, scope) : callee;
  switch (value.is) {
    case "external": {
      if (value.module === globalModule) {
        const module = required(evaluator, value, link, scope);
        if (module) return module;
        // A proxy stands for what it wraps.
        const wrapped = link.arguments?.[0];
        if (link.new && value.name === "Proxy" && wrapped !== undefined) return evaluator.evaluate(wrapped, scope);
        const held = kept(evaluator, value, link, scope);
        if (held) return held;
      }
      const last = value.steps.at(-1);
      const method = last?.is === "member" && link.name === last.name;
      const step: Step = { is: link.new ? "new" : "call", name: method ? last.name : "", scope, at: link.at };
      if (link.arguments) step.arguments = link.arguments;
      if (link.typeArguments) step.typeArguments = link.typeArguments;
      const called: Value = { ...value, steps: [...(method ? value.steps.slice(0, -1) : value.steps), step] };
      const bare = link.name === "" && !link.new && value.module !== globalModule && !value.steps.length;
      return bare ? [called, ...made(evaluator, link, scope)] : [called];
    }
    case "class":
      return link.new ? [{ is: "instance", class: value.class }] : [];
    case "function":
      if (link.name === "bind") return [value];
      return remembered(
        evaluator,
        evaluator.returned(value.scope).flatMap((v) => substitute(evaluator, v, value.scope, link, scope)),
        link,
        scope,
      );
    case "shape": {
      const back = value.type.name === "()" ? value.type.arguments?.[0] : undefined;
      return back && !evaluator.tooDeep ? evaluator.typeValues(back, value.scope) : [];
    }
    case "parameter":
      return callValue(evaluator, unnamed(evaluator, value), link, scope);
    default:
      return [];
  }
}

/** `request.db.execute(select(User))`: what a method is handed tells what the receiver is, where nothing else does. */
function recognised(
  evaluator: Evaluator,
  value: Value & { is: "external" },
  link: Segment,
  scope: Scope,
): Value & { is: "external" } {
  const member = value.steps.at(-1);
  if (member?.is !== "member" || !link.arguments?.length || link.new) return value;
  const receiver = { ...value, steps: value.steps.slice(0, -1) };
  const kind = evaluator.recognition?.receiverOf(receiver, link, scope);
  return kind === undefined ? value : { ...value, steps: [...receiver.steps, { is: "kind", name: kind }, member] };
}

/** `map.get(key)`: what was put into the map; `Array.from(list)`: the list. */
function kept(
  evaluator: Evaluator,
  value: Value & { is: "external" },
  link: Segment,
  scope: Scope,
): Value[] | undefined {
  const [argument] = link.arguments ?? [];
  if (value.name === "Array" && link.name === "from" && argument !== undefined && link.arguments?.length === 1)
    return evaluator.evaluate(argument, scope);
  if (link.name !== "get" || value.steps.at(-1)?.name !== "get") return undefined;
  const map = { ...value, steps: value.steps.slice(0, -1) };
  if (!isCollection(map)) return undefined;
  const held = valuesOf(evaluator, map);
  return held.length ? held : undefined;
}

/** What a function keeps that it was handed a maker of. */
const rememberedFactor = 0.97;

/** Where nobody can see what a function gives back, it may be what a function it was handed makes. */
function remembered(evaluator: Evaluator, values: Value[], link: Segment, scope: Scope): Value[] {
  return values.every(isUnknown) ? [...values, ...made(evaluator, link, scope)] : values;
}

/** `remember("db", () => new Client())`, `oneOf({ a: () => connect() })`: what a function without parameters makes is kept and given back. */
function made(evaluator: Evaluator, link: Segment, scope: Scope): Value[] {
  if (evaluator.tooDeep) return [];
  return (link.arguments ?? []).flatMap((argument) => {
    if (typeof argument !== "object" || argument === null) return [];
    const makers = "object" in argument ? argument.object.map(([, value]) => value) : [argument];
    return makers.flatMap((maker) => madeBy(evaluator, maker, scope));
  });
}

function madeBy(evaluator: Evaluator, maker: Expr, scope: Scope): Value[] {
  if (typeof maker !== "object" || maker === null || !("function" in maker)) return [];
  const made: Scope = { file: scope.file, fn: maker.function };
  if (evaluator.fn(made).parameters.length) return [];
  return evaluator
    .returned(made)
    .filter((v) => (v.is === "external" && !isUnknown(v)) || v.is === "instance")
    .map((v) => withFactor(v, rememberedFactor));
}

/** `(entity) => source.getRepository(entity)`: what was done with a parameter was done with the caller's argument. */
function handedOn(
  evaluator: Evaluator,
  value: Value & { is: "external" },
  callee: Scope,
  link: Segment,
  scope: Scope,
): Value & { is: "external" } {
  const { parameters } = evaluator.fn(callee);
  let changed = false;
  const steps = value.steps.map((step): Step => {
    const [only, more] = step.arguments ?? [];
    if (typeof only !== "string" || more !== undefined) return step;
    if (step.scope?.file !== callee.file || step.scope.fn !== callee.fn) return step;
    const index = parameters.findIndex((p) => p.name === only);
    if (index < 0) return step;
    changed = true;
    const argument = argumentFor(parameters, link.arguments, index);
    return { ...step, arguments: argument === undefined ? [] : [argument], scope };
  });
  return changed ? { ...value, steps } : value;
}

/** A parameter that a function hands back, or what it did to one, is the caller's argument. */
function substitute(evaluator: Evaluator, value: Value, callee: Scope, link: Segment, scope: Scope): Value[] {
  if (value.is === "external" && value.steps.length) {
    const handed = handedOn(evaluator, value, callee, link, scope);
    const begun = value.began ? doneToArgument(evaluator, handed, value.began, callee, link, scope) : [];
    return begun.length ? begun : [handed];
  }
  return (value.is === "parameter" && argumentsFor(evaluator, value, callee, link, scope)) || [value];
}

/** `narrow(query)`, where `narrow(q)` gives back `q.filter(…)`: what was done to the parameter is done to the caller's query. */
function doneToArgument(
  evaluator: Evaluator,
  { steps }: Value & { is: "external" },
  began: Value & { is: "parameter" },
  callee: Scope,
  link: Segment,
  scope: Scope,
): Value[] {
  // A member that was called is a step of the call's.
  const members = began.path.findIndex((name, i) => steps[i]?.is !== "member" || steps[i].name !== name);
  const path = members < 0 ? began.path : began.path.slice(0, members);
  return (argumentsFor(evaluator, { ...began, path }, callee, link, scope) ?? []).flatMap((value): Value[] => {
    const start = value.is === "parameter" ? unnamed(evaluator, value) : value;
    return start.is === "external" ? [{ ...start, steps: [...start.steps, ...steps.slice(path.length)] }] : [];
  });
}

/** What a call hands over for a part of a function's parameter; undefined where it is another function's. */
function argumentsFor(
  evaluator: Evaluator,
  parameter: Value & { is: "parameter" },
  callee: Scope,
  link: Segment,
  scope: Scope,
): Value[] | undefined {
  if (parameter.scope.file !== callee.file || parameter.scope.fn !== callee.fn) return undefined;
  const argument = argumentFor(evaluator.fn(callee).parameters, link.arguments, parameter.index);
  if (argument === undefined || evaluator.tooDeep) return [];
  let values = evaluator.evaluate(argument, scope);
  for (const part of parameter.path) values = values.flatMap((v) => evaluator.member(v, part));
  return values;
}

/** A parameter as a value of unknown origin, called as the function calls it. */
function unnamed(evaluator: Evaluator, value: Value & { is: "parameter" }): Value & { is: "external" } {
  const name = evaluator.fn(value.scope).parameters[value.index]?.name ?? "";
  const steps = value.path.map((part): Step => ({ is: "member", name: part }));
  return { is: "external", module: unknownModule, name, steps, began: value };
}

function required(
  evaluator: Evaluator,
  value: Value & { is: "external" },
  link: Segment,
  scope: Scope,
): Value[] | undefined {
  const name = value.name;
  if ((name !== "require" && name !== "import") || value.steps.length) return undefined;
  const argument = link.arguments?.[0];
  const whole = name === "require" ? "=" : "*";
  if (typeof argument !== "object" || argument === null || !("text" in argument))
    return loadedModules(evaluator, link, scope, whole);
  return evaluator.imported(scope.file, argument.text, whole);
}
