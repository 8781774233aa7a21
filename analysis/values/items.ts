import type { Evaluator } from "./evaluate.ts";
import { heldIn, inPairs, isCollection, writtenTo } from "./held.ts";
import { globalModule, type Value, withFactor } from "./value.ts";

/** One handler of a table, by a key that is not known. */
const unknownKeyFactor = 0.85;
/** One handler of those that were registered: what is put into a registry is there to be run. */
const registeredFactor = 0.97;

/** Any element of a list, a Map or Set, or what `Object.values` and its like make of a table or module. */
export function itemsOf(evaluator: Evaluator, value: Value): Value[] {
  return evaluator.deeper(() => items(evaluator, value));
}

function items(evaluator: Evaluator, value: Value): Value[] {
  if (value.is === "literal") {
    const { expr, scope } = value;
    if (typeof expr !== "object" || expr === null || !("array" in expr)) return [];
    const known = evaluator.items.get(expr);
    if (known) return known;
    evaluator.items.set(expr, []); // lists that are filled from each other end here
    const own = expr.array.flatMap((item) =>
      typeof item === "object" && item && "spread" in item
        ? evaluator.evaluate(item.spread, scope).flatMap((v) => itemsOf(evaluator, v))
        : evaluator.evaluate(item, scope),
    );
    const all = [...own, ...put(evaluator, writtenTo(evaluator, scope.file, expr))];
    evaluator.items.set(expr, all);
    return all;
  }
  if (value.is !== "external") return [];
  if (value.steps.some((step) => step.class)) {
    // `for order in Order.objects.all()`
    const row = evaluator.recognition?.rowsOf(value, "many");
    if (row) return [{ is: "instance", class: row }];
  }
  if (value.module !== globalModule) return [];
  if (isCollection(value)) return value.name === "Map" ? entriesOf(evaluator, value) : valuesOf(evaluator, value);
  const last = value.steps.at(-1);
  if (last?.is !== "call") return [];
  const made = { ...value, steps: value.steps.slice(0, -1) };
  if (isCollection(made)) {
    if (last.name === "values") return valuesOf(evaluator, made);
    if (last.name === "entries") return entriesOf(evaluator, made);
    return [];
  }
  const [argument] = last.arguments ?? [];
  if (value.name !== "Object" || value.steps.length !== 1 || argument === undefined || !last.scope) return [];
  if (last.name === "fromEntries") return put(evaluator, inPairs(evaluator, argument, last.scope));
  const whole = evaluator.evaluate(argument, last.scope);
  const members = whole.flatMap((v) => membersOf(evaluator, v));
  if (last.name === "values") return members;
  return last.name === "entries" ? members.map((of): Value => ({ is: "entry", of })) : [];
}

function put(evaluator: Evaluator, written: ReturnType<typeof writtenTo>): Value[] {
  return written
    .flatMap(({ expr, scope }) => evaluator.evaluate(expr, scope))
    .map((v) => withFactor(v, registeredFactor));
}

/** What a Map gives for a key that is not known. */
export function valuesOf(evaluator: Evaluator, map: Value & { is: "external" }): Value[] {
  return put(evaluator, heldIn(evaluator, map));
}

const entriesOf = (evaluator: Evaluator, map: Value & { is: "external" }): Value[] =>
  valuesOf(evaluator, map).map((of): Value => ({ is: "entry", of }));

/** Every member of a table or module. */
function membersOf(evaluator: Evaluator, value: Value): Value[] {
  return evaluator.deeper(() => everyMember(evaluator, value));
}

function everyMember(evaluator: Evaluator, value: Value): Value[] {
  if (value.is === "namespace")
    return evaluator
      .facts(value.file)
      .exports.filter((e) => e.name !== "*" && e.name !== "=" && e.name !== "default")
      .flatMap((e) => evaluator.exported(value.file, e.name));
  if (value.is !== "literal" || typeof value.expr !== "object" || value.expr === null || !("object" in value.expr))
    return [];
  const { expr, scope } = value;
  const own = expr.object.flatMap(([name, item]) =>
    name === "..."
      ? evaluator.evaluate(item, scope).flatMap((v) => membersOf(evaluator, v))
      : evaluator.evaluate(item, scope),
  );
  return [...own, ...put(evaluator, writtenTo(evaluator, scope.file, expr))];
}

/** What a table or list gives for a key that is not known. */
export function indexed(evaluator: Evaluator, value: Value): Value[] {
  // Objects that spread each other end here.
  return evaluator.deeper(() => anyOf(evaluator, value));
}

function anyOf(evaluator: Evaluator, value: Value): Value[] {
  if (value.is === "external")
    return isCollection(value) || value.module === globalModule
      ? itemsOf(evaluator, value)
      : [{ ...value, steps: [...value.steps, { is: "member", name: "[]" }] }];
  if (value.is === "namespace") return membersOf(evaluator, value).map((v) => withFactor(v, unknownKeyFactor));
  if (value.is !== "literal" || typeof value.expr !== "object" || value.expr === null) return [];
  if ("array" in value.expr) return itemsOf(evaluator, value);
  if (!("object" in value.expr)) return [];
  const { expr, scope } = value;
  const known = evaluator.items.get(expr);
  if (known) return known;
  evaluator.items.set(expr, []); // `state = { ...state, more }` ends here
  const own = expr.object.flatMap(([name, item]) => {
    const values = evaluator.evaluate(item, scope);
    if (name !== "...") return values.map((v) => withFactor(v, unknownKeyFactor));
    // A table that is filled is one wherever it is spread.
    return values.flatMap((v) => indexed(evaluator, v));
  });
  const all = [...own, ...put(evaluator, writtenTo(evaluator, scope.file, expr))];
  evaluator.items.set(expr, all);
  return all;
}
