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
