import type { Segment } from "../facts.ts";
import type { Evaluator } from "./evaluate.ts";
import { globalModule, type Scope, type Step, unknownModule, type Value } from "./value.ts";

/** What calling (or constructing) one value gives back. */
export function callValue(evaluator: Evaluator, value: Value, link: Segment, scope: Scope): Value[] {
  switch (value.is) {
    case "external": {
      if (value.module === globalModule) {
        const module = required(evaluator, value, link, scope);
        if (module) return module;
        // A proxy stands for what it wraps.
        const wrapped = link.arguments?.[0];
        if (link.new && value.name === "Proxy" && wrapped !== undefined) return evaluator.evaluate(wrapped, scope);
      }
      const last = value.steps.at(-1);
      const method = last?.is === "member" && link.name === last.name;
      const step: Step = { is: link.new ? "new" : "call", name: method ? last.name : "", scope, at: link.at };
      if (link.arguments) step.arguments = link.arguments;
      if (link.typeArguments) step.typeArguments = link.typeArguments;
      return [{ ...value, steps: [...(method ? value.steps.slice(0, -1) : value.steps), step] }];
    }
    case "class":
      return link.new ? [{ is: "instance", class: value.class }] : [];
    case "function":
      if (link.name === "bind") return [value];
      return evaluator.returned(value.scope).flatMap((v) => substitute(evaluator, v, value.scope, link, scope));
    case "parameter":
      return callValue(evaluator, unnamed(evaluator, value), link, scope);
    default:
      return [];
  }
}

/** A parameter that a function hands back is the caller's argument. */
function substitute(evaluator: Evaluator, value: Value, callee: Scope, link: Segment, scope: Scope): Value[] {
  if (value.is !== "parameter" || value.scope.file !== callee.file || value.scope.fn !== callee.fn) return [value];
  const argument = link.arguments?.[value.index];
  if (argument === undefined || evaluator.tooDeep) return [];
  let values = evaluator.evaluate(argument, scope);
  for (const part of value.path) values = values.flatMap((v) => evaluator.member(v, part));
  return values;
}

/** A parameter as a value of unknown origin, called as the function calls it. */
function unnamed(evaluator: Evaluator, value: Value & { is: "parameter" }): Value & { is: "external" } {
  const name = evaluator.fn(value.scope).parameters[value.index]?.name ?? "";
  const steps = value.path.map((part): Step => ({ is: "member", name: part }));
  return { is: "external", module: unknownModule, name, steps };
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
  if (typeof argument !== "object" || argument === null || !("text" in argument)) return undefined;
  return evaluator.imported(scope.file, argument.text, name === "require" ? "=" : "*");
}
