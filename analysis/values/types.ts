import type { TypeRef } from "../facts.ts";
import type { Evaluator } from "./evaluate.ts";
import { makerOf, typeOf } from "./exports.ts";
import { namesOf } from "./names.ts";
import { globalModule, isUnknown, type Scope, type Value } from "./value.ts";

/** Types that stand for their first argument where receivers are concerned. */
const transparent = new Set([
  "Promise",
  "PromiseLike",
  "Awaited",
  "Omit",
  "Pick",
  "Partial",
  "Required",
  "Readonly",
  "NonNullable",
  "InstanceType",
  "Maybe",
  "Nullable",
]);

/** What a value annotated with a type may be. */
export function typeValues(evaluator: Evaluator, type: TypeRef, scope: Scope): Value[] {
  if (type.typeof) return evaluator.evaluate(type.name, scope);
  if (type.name === "{}") return [{ is: "shape", type, scope }];
  if (type.name === "" || type.name === "[]" || type.name === "any") return [];
  const first = type.arguments?.[0];
  if (transparent.has(type.name) && first) return typeValues(evaluator, first, scope);
  if (type.name === "ReturnType" && first?.typeof)
    return evaluator.evaluate(first.name, scope).flatMap((v): Value[] => {
      if (v.is === "function") return evaluator.returned(v.scope);
      return v.is === "external" && v.module !== globalModule
        ? [{ ...v, typeOnly: false, steps: [...v.steps, { is: "call", name: "", scope }] }]
        : [];
    });
  return named(evaluator, type, scope).flatMap((value): Value[] => {
    switch (value.is) {
      case "class":
        return [{ is: "instance", class: value.class }];
      case "external":
        if (value.module === globalModule) return [];
        // An alias of a library's type was resolved already.
        if (value.steps.at(-1)?.is === "type") return [value];
        return [
          {
            ...value,
            typeOnly: false,
            steps: [
              ...value.steps,
              { is: "type", name: "", scope, ...(type.arguments ? { typeArguments: type.arguments } : {}) },
            ],
          },
        ];
      case "shape": {
        const given = value.type.name === "()" ? type.arguments?.[Number(value.type.arguments?.[0]?.name)] : undefined;
        return [given ? { ...value, type: makerOf(given), scope } : value];
      }
      case "interface":
      case "instance":
        return [value];
      default:
        return [];
    }
  });
}

function named(evaluator: Evaluator, type: TypeRef, scope: Scope): Value[] {
  const facts = evaluator.facts(scope.file);
  const [root = "", ...rest] = type.name.split(".");
  if (!rest.length) {
    const own = facts.types.findIndex((t) => t.name === root);
    if (own >= 0) return typeOf(evaluator, scope.file, own);
  }
  // Type names are the module's, whatever a parameter of the same name says.
  let values: Value[] = [];
  for (let fn = scope.fn; fn >= 0 && !values.length; fn = facts.functions[fn]!.parent) {
    const declared = namesOf(facts, fn).get(root);
    if (declared?.is === "class" || declared?.is === "import") values = evaluator.name(root, { file: scope.file, fn });
  }
  for (const part of rest) values = values.flatMap((v) => evaluator.member(v, part));
  return values;
}

/** A field that an interface has of one that it extends; a method's implementations are asked of the interface itself. */
export function inheritedMember(evaluator: Evaluator, of: Value & { is: "interface" }, name: string): Value[] {
  const { extends: bases } = evaluator.facts(of.file).types[of.type]!;
  return (bases ?? []).flatMap((base) =>
    typeValues(evaluator, base, { file: of.file, fn: 0 })
      .flatMap((value) => evaluator.member(value, name))
      .filter((value) => value.is !== "signature" && !isUnknown(value)),
  );
}
