import type { At, Expr, Loop } from "../facts.ts";
import type { FileWalk } from "./walk.ts";

/** Notes that a `break` or a `return` may end loops. */
export function leave(x: FileWalk, loops: readonly Loop[]): void {
  for (const loop of loops) if (loop.over !== undefined) loop.leaves = true;
  endBy(x, loops);
}

/** Notes what the innermost condition compares, of loops that go over nothing. */
export function endBy(x: FileWalk, loops: readonly Loop[]): void {
  const compared = comparisons(x.current.tests.at(-1));
  if (compared.length)
    for (const loop of loops) if (loop.over === undefined) loop.ends = [...(loop.ends ?? []), ...compared];
}

const comparing = new Set(["<", "<=", ">", ">="]);

/** The comparisons by size in a condition. */
function comparisons(test: Expr | undefined): Expr[] {
  if (typeof test !== "object" || test === null) return [];
  if ("choice" in test) return [test.test, ...test.of].flatMap(comparisons);
  if (!("operator" in test)) return [];
  return comparing.has(test.operator) ? [test] : test.operator === "!" ? test.of.flatMap(comparisons) : [];
}

/** A loop that goes over nothing: where it stands, and what its own condition compares. */
export function openLoop(at: At, end: At, test: Expr | undefined): Loop {
  const ends = comparisons(test);
  return { at, end, ...(ends.length ? { ends } : {}) };
}
