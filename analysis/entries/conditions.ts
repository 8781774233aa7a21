import type { EntryPattern } from "../../catalog/index.ts";
import type { Expr } from "../facts.ts";
import type { PoolLibrary } from "../pools.ts";
import type { Program } from "../program.ts";
import { argumentAt } from "../values/places.ts";
import type { Scope, Value } from "../values/value.ts";
import { textOf } from "./concurrency.ts";
import type { Arguments } from "./entry.ts";

/** An operator counts where it is handed to a method of the right value: `list.pipe(operator(fn))`. */
export function standsInside(
  program: Program,
  { library }: PoolLibrary,
  { inside }: EntryPattern,
  scope: Scope,
  call: number,
): boolean {
  if (!inside) return true;
  const { evaluator } = program;
  const holds = (e: Expr): boolean => typeof e === "object" && e !== null && "call" in e && e.call === call;
  return evaluator.fn(scope).calls.some((outer, o) =>
    outer.chain.some((link, s) => {
      if (link.name !== inside.method || !link.arguments?.some(holds)) return false;
      return evaluator
        .callee(scope, o, s)
        .some((v) => library.kinds(v).has(`${inside.of}.${inside.method}`) && isMadeOfList(program, v));
    }),
  );
}

/** Methods of lists that give lists. */
const givesList = new Set(
  "map flatMap filter slice concat keys values entries split from fill sort reverse".split(" "),
);

/** False for what was made of another call's result, which may be a promise of one thing: `from(load(id))`. */
function isMadeOfList(program: Program, value: Value): boolean {
  const made = value.is === "external" ? value.steps.find((step) => step.is === "call") : undefined;
  const [first] = made?.arguments ?? [];
  if (!made?.scope || typeof first !== "object" || first === null || !("call" in first)) return true;
  return givesList.has(program.evaluator.fn(made.scope).calls[first.call]?.chain.at(-1)?.name ?? "");
}

/** An argument that has to be a text of its own (`on("message", …)`), or a value of a kind. */
export function saidSo(program: Program, { library }: PoolLibrary, { when }: EntryPattern, own: Arguments): boolean {
  if (!when) return true;
  const found = argumentAt(program.evaluator, own.list, when.at, own.scope);
  if (found.is !== "value") return false;
  if ("is" in when) return textOf(program, found) === when.is;
  return program.evaluator.evaluate(found.expr, found.scope).some((v) => library.kinds(v).has(when.kind));
}
