import type { Evaluator } from "../values/evaluate.ts";
import type { ClassRef } from "../values/value.ts";
import type { EntryTarget } from "./entry.ts";

/** A method of a class, its own or inherited, as the work of an object of that class. */
export const methodTargets = (evaluator: Evaluator, ref: ClassRef, name: string): EntryTarget[] =>
  evaluator
    .member({ is: "instance", class: ref }, name)
    .flatMap((v) => (v.is === "function" ? [{ scope: v.scope, self: ref, factor: v.factor ?? 1 }] : []));
