import { isInside } from "../facts.ts";
import { callbackPlace } from "./callbacks.ts";
import type { Evaluator } from "./evaluate.ts";
import { injectedValues } from "./injected.ts";
import { typeValues } from "./types.ts";
import { isUnknown, type Scope, type Value } from "./value.ts";

/** What a function's parameter may be: by its type, its default, who injects it, or else the parameter itself. */
export function parameterValues(evaluator: Evaluator, scope: Scope, index: number): Value[] {
  const fn = evaluator.fn(scope);
  const parameter = fn.parameters[index];
  if (!parameter) return [];
  const values = injectedValues(evaluator, parameter, scope);
  if (parameter.type) values.push(...typeValues(evaluator, parameter.type, scope).filter((v) => !isUnknown(v)));
  if (values.length) return values;
  const callback = callbackParameter(evaluator, scope, index);
  if (callback) return [callback];
  const handed = handedToCallback(evaluator, scope, index);
  if (handed.length) return handed;
  const elements = index === 0 ? evaluator.elementsHandedTo(scope) : [];
  if (elements.length) return elements;
  if (parameter.default !== undefined) {
    const fallback = evaluator.evaluate(parameter.default, scope).filter((v) => !isUnknown(v) && v.is !== "literal");
    if (fallback.length) return fallback;
  }
  return [{ is: "parameter", scope, index, path: [] }];
}

function callbackParameter(evaluator: Evaluator, scope: Scope, index: number): Value | undefined {
  if (!evaluator.recognition) return undefined;
  const place = callbackPlace(evaluator.facts(scope.file), scope.fn);
  if (!place) return undefined;
  const outer: Scope = { file: scope.file, fn: place.fn };
  const call = evaluator.fn(outer).calls[place.call]!;
  const segment = call.chain[place.segment]!;
  return evaluator.recognition.callbackParameter(
    { callee: evaluator.callee(outer, place.call, place.segment), segment, scope: outer },
    index,
  );
}

/** `database.read((client) => …)`, where `read(work)` calls `work(this.client)`: what a function of the workspace hands on. */
function handedToCallback(evaluator: Evaluator, scope: Scope, index: number): Value[] {
  const place = callbackPlace(evaluator.facts(scope.file), scope.fn);
  if (!place) return [];
  const outer: Scope = { file: scope.file, fn: place.fn };
  return evaluator.deeper(() =>
    evaluator.callee(outer, place.call, place.segment).flatMap((value) => {
      if (value.is !== "function") return [];
      const name = evaluator.fn(value.scope).parameters[place.argument]?.name;
      return name ? argumentsOf(evaluator, value.scope, name, index) : [];
    }),
  );
}

/** What a function, or one inside it, hands to the parameter that it calls. */
function argumentsOf(evaluator: Evaluator, owner: Scope, name: string, index: number): Value[] {
  const { functions } = evaluator.facts(owner.file);
  return functions.flatMap((fn, i) => {
    if (!isInside(functions, i, owner.fn)) return [];
    return fn.calls.flatMap(({ root, chain }) => {
      const argument = root === name && chain[0]!.name === "" ? chain[0]!.arguments?.[index] : undefined;
      if (argument === undefined) return [];
      return evaluator
        .evaluate(argument, { file: owner.file, fn: i })
        .filter((v) => !isUnknown(v) && v.is !== "parameter" && v.is !== "literal");
    });
  });
}
