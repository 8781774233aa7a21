/** `rows.filter(…).map(…)`: the steps between the array and what takes its rows at last. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { outward } from "../scope.ts";
import { lineOf } from "../target.ts";
import type { Step } from "./consumer.ts";
import { member } from "./needs-all.ts";
import { isAsync, rowFunction } from "./row-function.ts";

/** An expression whose rows are taken, after steps. */
export interface Chain {
  steps: Step[];
  /** The last call of the steps, or the array itself. */
  at: TS.Expression;
}

/** Follows the calls on an array as far as they take rows one by one; the reason is that of the last step. */
export function chainOf(rows: TS.Expression): Chain | { reason: string } {
  const steps: Step[] = [];
  for (let at = rows; ; ) {
    const call = callOn(at);
    const name = call && (call.expression as TS.PropertyAccessExpression).name.text;
    if (name === "values" && call!.arguments.length === 0) {
      at = outward(call!, true);
      continue;
    }
    if (!call || !(name === "filter" || name === "map" || name === "flatMap")) return { steps, at };
    const each = rowFunction(call);
    if ("reason" in each) return each;
    if (isAsync(each)) {
      const words = member(name, call);
      const waits = words.startsWith("starts") ? words : `starts work for all rows at once (async \`${name}\`)`;
      return { reason: `line ${lineOf((call.expression as TS.PropertyAccessExpression).name)} ${waits}` };
    }
    steps.push({ kind: name, call, each });
    at = outward(call, true);
  }
}

/** `at.name(…)`; null where the expression is not asked for a method, or may be missing. */
export function callOn(at: TS.Expression): TS.CallExpression | null {
  const access = at.parent;
  if (!ts.isPropertyAccessExpression(access) || access.expression !== at || access.questionDotToken) return null;
  const call = access.parent;
  return ts.isCallExpression(call) && call.expression === access && !call.questionDotToken ? call : null;
}

/** What the last step makes, as a reason: for a value that goes where all of it is needed. */
export function madeBy(steps: readonly Step[]): string {
  const last = steps[steps.length - 1]!;
  const name = (last.call.expression as TS.PropertyAccessExpression).name;
  return `line ${lineOf(name)} ${member(name.text, last.call)}`;
}
