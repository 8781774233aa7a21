import type { Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Scope, Step } from "../values/value.ts";
import type { Condition, Filter } from "./filter.ts";
import { condition, type Looking } from "./filter-expression.ts";

/**
 * Joined with a statement that is limited, or with what can't be told, it has as many rows as that lets through; what an
 * inner join asks for is asked of all rows.
 */
export function joinedBy(
  program: Program,
  looking: Looking,
  step: Step,
  bounds: ReadonlySet<string>,
  filter: Filter,
): void {
  const { scope, arguments: args = [] } = step;
  if (step.is !== "call" || !scope || !/join/i.test(step.name)) return;
  if (isLimited(program, step, bounds)) filter.loose = true;
  const isOuter = /outer/i.test(step.name) || args.some(isOuterOption);
  const [first] = args;
  // What an outer join starts from, `outerjoin_from(table, …)`, tells how many rows there are.
  if (first !== undefined && (!isOuter || /from/i.test(step.name)) && isUntold(looking, first, scope))
    filter.loose = true;
  if (isOuter) return;
  for (const argument of args) {
    if (typeof argument !== "object" || argument === null) continue;
    if (!("operator" in argument || "call" in argument)) continue;
    const inner: Filter = { conditions: [], loose: false };
    condition(looking, argument, scope, inner, 0);
    // `table.name` of what is joined is a column of it.
    const ofJoined = ({ value }: Condition): boolean =>
      typeof value === "string" && args.some((arg) => typeof arg === "string" && value.startsWith(`${arg}.`));
    filter.conditions.push(...inner.conditions.filter((c) => c.how !== "other" && !ofJoined(c)));
  }
}

/** `isouter=True`, `full=True` */
const isOuterOption = (argument: Expr): boolean =>
  typeof argument === "object" &&
  argument !== null &&
  "object" in argument &&
  argument.object.some(([name]) => name === "isouter" || name === "full");

/** A name of the function's own that stands for no model, table or statement; a class that a function makes is a table for the time being. */
const isUntold = ({ evaluator, isKnown }: Looking, expr: Expr, scope: Scope): boolean =>
  typeof expr === "string" &&
  /^[a-z_]\w*$/.test(expr) &&
  !evaluator
    .evaluate(expr, scope)
    .some((v) => (v.is === "class" ? evaluator.classFacts(v.class).parent <= 0 : isKnown(v)));

function isLimited(program: Program, { arguments: args = [], scope }: Step, bounds: ReadonlySet<string>): boolean {
  return args
    .filter((arg) => typeof arg === "string" || (typeof arg === "object" && arg && "call" in arg))
    .some((arg) =>
      program.evaluator
        .evaluate(arg, scope!)
        .some((v) => v.is === "external" && v.steps.some((s) => s.is === "call" && bounds.has(s.name))),
    );
}
