import type { Evaluator } from "./evaluate.ts";
import { namesOf } from "./names.ts";
import type { Scope, Value } from "./value.ts";

/** What functions inside another give to one of its names: `let db; export function getDb() { db ??= connect(); … }`. */
export function assignedInside(evaluator: Evaluator, name: string, owner: Scope): Value[] {
  const facts = evaluator.facts(owner.file);
  /** True when the name means the owner's in a function: nothing on the way out declares another. */
  const means = (fn: number): boolean => {
    for (let current = fn; current >= 0; current = facts.functions[current]!.parent) {
      if (current === owner.fn) return true;
      if (namesOf(facts, current).has(name)) return false;
    }
    return false;
  };
  return facts.functions.flatMap(({ assignments }, fn) =>
    fn === owner.fn || !assignments.some(({ target }) => target === name) || !means(fn)
      ? []
      : assignments.flatMap(({ target, value }) =>
          target === name ? evaluator.evaluate(value, { file: owner.file, fn }) : [],
        ),
  );
}
