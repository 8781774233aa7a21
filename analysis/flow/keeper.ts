/** What keeps rows that are stored: whether it outlives the work, and whether it grows with each run. */
import { languageOf } from "../language.ts";
import type { Program } from "../program.ts";
import type { Reached } from "../reach/node.ts";
import { isContainer, shrinking } from "./containers.ts";
import type { EscapePlace } from "./rows.ts";

export type Keeper =
  /** A list or table of the module. */
  | "module"
  /** A list or table of the function around the work. */
  | "around"
  /** A list or table that an object holds. */
  | "member";

/** A list or table that outlives the work and gets what is stored; undefined for all else, and where it can't be told. */
export function keeperOf(program: Program, node: Reached, place: EscapePlace): Keeper | undefined {
  const { keeper, scope } = place;
  if (keeper === undefined) return undefined;
  const facts = program.evaluator.facts(scope.file);
  const [root = "", member, ...more] = keeper.split(".");
  const shrinks = facts.functions.some((fn) =>
    fn.calls.some((call) => {
      const names = [...(typeof call.root === "string" ? call.root.split(".") : []), ...call.chain.map((s) => s.name)];
      return shrinking.test(names.at(-1) ?? "") && names.slice(0, -1).join(".") === keeper;
    }),
  );
  // Emptied somewhere: how much stays can't be told.
  if (shrinks || facts.functions.some((fn) => fn.assignments.some(({ target }) => target === `${keeper}.length`)))
    return undefined;
  if (root === "this") {
    const { class: index } = facts.functions[scope.fn]!;
    const held = index === undefined ? undefined : facts.classes[index]!.members.find((one) => one.name === member);
    if (!place.adds || more.length) return undefined;
    return (held && isContainer(facts.functions[scope.fn]!, held.init)) || isMadeEmpty(program, place, keeper)
      ? "member"
      : undefined;
  }
  if (member !== undefined) return undefined;
  for (let fn = scope.fn; fn >= 0; fn = facts.functions[fn]!.parent) {
    const { bindings, parameters } = facts.functions[fn]!;
    if (parameters.some((one) => one.name === root)) return undefined;
    const binding = bindings.findLast((one) => one.name === root);
    if (!binding) continue;
    if (!isContainer(facts.functions[fn]!, binding.init) || binding.assigned?.length) return undefined;
    if (fn === 0) return isWork(node, scope.file, 0) ? undefined : "module";
    return outlives(program, node, scope.file, fn) ? "around" : undefined;
  }
  return undefined;
}

/** `self.rows = []` in the constructor, which is where Python makes the fields of an object. */
function isMadeEmpty(program: Program, { scope }: EscapePlace, keeper: string): boolean {
  if (languageOf(scope.file) !== "python") return false;
  const { functions, classes } = program.evaluator.facts(scope.file);
  const index = functions[scope.fn]!.class;
  const own = index === undefined ? undefined : classes[index]!.constructorFunction;
  const made = own === undefined ? [] : functions[own]!.assignments.filter(({ target }) => target === keeper);
  return made.length === 1 && isContainer(functions[own!]!, made[0]!.value);
}

const isWork = ({ entry }: Reached, file: string, fn: number): boolean =>
  entry.targets.some(({ scope }) => scope.file === file && scope.fn === fn);

/** True for a function that stands around the one that is run, so that its names are there for all runs. */
export function outlives(program: Program, node: Reached, file: string, fn: number): boolean {
  const { functions } = program.evaluator.facts(file);
  return node.entry.targets.some(({ scope }) => {
    if (scope.file !== file) return false;
    for (let at = functions[scope.fn]!.parent; at >= 0; at = functions[at]!.parent) if (at === fn) return true;
    return false;
  });
}
