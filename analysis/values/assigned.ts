import type { Expr, FileFacts } from "../facts.ts";
import type { Evaluator } from "./evaluate.ts";
import { namesOf } from "./names.ts";
import type { Scope, Value } from "./value.ts";

/** What functions inside another give to one of its names: `let db; export function getDb() { db ??= connect(); … }`. */
export function assignedInside(evaluator: Evaluator, name: string, owner: Scope): Value[] {
  const facts = evaluator.facts(owner.file);
  return facts.functions.flatMap(({ assignments }, fn) =>
    fn === owner.fn || !assignments.some(({ target }) => target === name) || !means(facts, name, fn, owner.fn)
      ? []
      : assignments.flatMap(({ target, value }) =>
          target === name ? evaluator.evaluate(value, { file: owner.file, fn }) : [],
        ),
  );
}

/** One part of an object that a statement of its own gives it: `query.owner = id`. */
export interface AssignedPart {
  /** Keys that lead to it. */
  path: string[];
  expr: Expr;
  scope: Scope;
}

/** Parts that an object gets after it was made, by the name that it has in a function. */
export function assignedParts(evaluator: Evaluator, name: string, scope: Scope): AssignedPart[] {
  const facts = evaluator.facts(scope.file);
  let owner = scope.fn;
  while (owner >= 0 && !namesOf(facts, owner).has(name)) owner = facts.functions[owner]!.parent;
  if (owner < 0) return [];
  const start = `${name}.`;
  const found: AssignedPart[] = [];
  facts.functions.forEach(({ assignments }, fn) => {
    for (const { target, value } of assignments) {
      if (typeof target !== "string" || !target.startsWith(start) || !means(facts, name, fn, owner)) continue;
      found.push({ path: target.slice(start.length).split("."), expr: value, scope: { file: scope.file, fn } });
    }
  });
  return found;
}

/** True when a name means the owner's in a function: nothing on the way out declares another. */
function means(facts: FileFacts, name: string, fn: number, owner: number): boolean {
  for (let current = fn; current >= 0; current = facts.functions[current]!.parent) {
    if (current === owner) return true;
    if (namesOf(facts, current).has(name)) return false;
  }
  return false;
}
