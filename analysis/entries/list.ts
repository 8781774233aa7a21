import { calledName, type Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import type { EntrySite } from "./entry.ts";

/** The expression whose elements a fan-out starts, in the entry's own function; undefined where the catalog does not tell it. */
export function listOf(program: Program, { pattern, own, scope, at }: EntrySite): Expr | undefined {
  const { list, atOnce } = pattern;
  const path = list ?? (typeof atOnce === "object" && "lengthOf" in atOnce ? atOnce.lengthOf : undefined);
  if (path === undefined) return undefined;
  if (path !== "receiver") return own?.list[Number(path)];
  const { calls } = program.evaluator.fn(scope);
  const index = calls.findIndex(({ chain }) => chain.some((segment) => segment.at === at));
  const segment = calls[index]?.chain.findIndex((one) => one.at === at);
  // What stands before the method in a longer chain is no expression of its own: the whole chain tells.
  return segment === 0 ? calls[index]!.root : segment === undefined ? undefined : { call: index };
}

/** The name that an entry's call stands under: "all" of `Promise.all`, "pMap". */
export function nameOfEntry(program: Program, { scope, at }: EntrySite): string {
  for (const call of program.evaluator.fn(scope).calls)
    for (const segment of call.chain) if (segment.at === at) return calledName(call, segment);
  return "";
}
