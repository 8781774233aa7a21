/** Whether a loop that goes over nothing (`for (;;)`, `while`) is known to end after a few rounds. */
import type { Expr, Loop } from "../facts.ts";
import type { Program } from "../program.ts";
import { numberOf } from "../values/places.ts";
import type { Scope } from "../values/value.ts";

/** Sizes of what was read: such a comparison asks whether this was the last page. */
const sizes = /\.(?:length|size|count|rowCount)$/;
/** `maxPages`, `LIMIT`, `options.cap`: a number that is meant to hold a loop back. */
const most = /(?:^|[._])(?:max|limit|cap|most|budget|quota)|(?:Max|Limit|Cap|Budget|Quota|[a-z]Most)/i;
/** "not all gone yet" compares with one of these. */
const fewest = 1;

/** True for a loop whose rounds are counted up to a written or a named limit. */
export function hasFewRounds(program: Program, scope: Scope, { bound, ends = [] }: Loop): boolean {
  const compared = [...ends.flatMap((one) => sidesOf(one)), ...(bound === undefined ? [] : [bound])];
  return compared.some((side) => isLimit(program, scope, side));
}

/** Both sides of a comparison; none where it is about how many were read. */
function sidesOf(comparison: Expr): Expr[] {
  if (typeof comparison !== "object" || comparison === null || !("operator" in comparison)) return [];
  return comparison.of.some((side) => sizes.test(nameOf(side))) ? [] : comparison.of;
}

const nameOf = (expr: Expr): string =>
  typeof expr === "string"
    ? expr
    : typeof expr === "object" && expr !== null && "member" in expr
      ? `${nameOf(expr.of)}.${expr.member}`
      : "";

function isLimit(program: Program, scope: Scope, side: Expr): boolean {
  const number = numberOf(program.evaluator, side, scope);
  if (number !== undefined) return number > fewest && number !== Number.POSITIVE_INFINITY && number <= 10_000;
  return most.test(nameOf(side));
}
