import type { Expr, Segment } from "../facts.ts";

/** Methods of a list whose result holds the same rows, all or some of them; "[:]" is Python's slice. */
export const sameRows: ReadonlySet<string> = new Set(
  "filter slice sort toSorted reverse toReversed concat [:] copy".split(" "),
);

/** Functions of Python that give what they go over as another list, by the name of what is passed to them. */
export const copyingCalls: ReadonlySet<string> = new Set(
  "list() tuple() sorted() set() frozenset() reversed() deque()".split(" "),
);

/** True for a link that cuts out a piece with a written end: `rows.slice(0, 100)`, `rows[:100]`. */
export const cutsOut = ({ name, arguments: given }: Segment): boolean =>
  (name === "slice" && (given?.length ?? 0) > 1) ||
  (name === "[:]" && given?.[1] !== undefined && given[1] !== "undefined");

/** The function that a comprehension or a callback's place holds; undefined for anything else. */
export const functionIn = (expr: Expr | undefined): number | undefined =>
  typeof expr === "object" && expr !== null && "function" in expr ? expr.function : undefined;
