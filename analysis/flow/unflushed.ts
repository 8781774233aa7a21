/** Rows of page after page that the program changes, and that a session holds until it is flushed. */
import type { Call, Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import { stepsOf } from "../reads/places.ts";
import type { ReadSite } from "../reads/read.ts";
import { pageValues, sourceOf } from "./page-values.ts";

/** True for a read in a loop whose rows are changed there, where nothing in the loop flushes or lets go of them. */
export function keepsChanged(program: Program, site: ReadSite): boolean {
  const { unflushed } = site.orm;
  if (!unflushed || !("call" in site.result)) return false;
  const { scope, result } = site;
  const fn = program.evaluator.fn(scope);
  const loop = fn.calls[result.call]!.loops?.at(-1);
  if (loop?.at === undefined || loop.end === undefined) return false;
  // A session flushes by itself before each query, unless it was told not to.
  if (!stepsOf(site).some(({ arguments: given }) => given?.some((one) => isFalse(one, unflushed.option)))) return false;
  const { rows } = pageValues(program, scope, { isSource: sourceOf(fn, result.call) });
  const isChanged = ({ target }: { target: Expr }): boolean =>
    typeof target === "string" && target.split(".").length === 2 && rows.has(target.split(".")[0]!);
  const within = ({ chain }: Call): boolean => chain.at(-1)!.at >= loop.at! && chain.at(-1)!.at <= loop.end!;
  return (
    fn.assignments.some(isChanged) &&
    !fn.calls.some((call) => within(call) && call.chain.some(({ name }) => unflushed.ends.includes(name)))
  );
}

const isFalse = (argument: Expr, option: string): boolean =>
  typeof argument === "object" &&
  argument !== null &&
  "object" in argument &&
  argument.object.some(([key, value]) => key === option && value === false);
