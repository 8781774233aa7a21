import type { At, Binding, Call, Expr, FunctionFacts, Use } from "../facts.ts";
import { languageOf } from "../language.ts";
import type { Program } from "../program.ts";
import type { ReadSite } from "../reads/read.ts";
import { numberOf } from "../values/places.ts";
import type { Scope } from "../values/value.ts";

/**
 * How many rows of a result, from its first on, the program ever looks at: `rows.slice(0, 10)`, `rows[:10]`, `rows[0]`,
 * `rows.length = 5`.
 * Undefined where any other use may look at more.
 */
export function keptRows(program: Program, site: ReadSite): number | undefined {
  const { scope, result } = site;
  // A pair's first part is all rows, and what a driver gives for a statement often is such a pair.
  if (site.read.pair || site.read.sql) return undefined;
  if (site.first) return 1;
  if (!("call" in result)) return undefined;
  const call = program.evaluator.fn(scope).calls[result.call]!;
  // Something was called on the rows, or on a promise of them, in the same chain.
  if (!site.read.builder && call.chain.at(-1)?.at !== site.at) return undefined;
  // `query.all()[:10]`
  const [next, ...more] = call.chain.slice(call.chain.findIndex(({ at }) => at === site.at) + 1);
  if (next?.name === "[:]") return more.length ? undefined : endOf(program, scope, next.arguments);
  if (call.use.as !== "bound") return keptBy(program, scope, [call.use]);
  const binding = ownBinding(program.evaluator.fn(scope), call);
  if (!binding?.uses?.length || binding.assigned?.length) return undefined;
  return shortened(program, scope, binding) ?? keptBy(program, scope, binding.uses);
}

function ownBinding({ bindings }: FunctionFacts, { use }: Call): Binding | undefined {
  return use.name === undefined ? undefined : bindings.find((b) => b.name === use.name && b.at === use.at);
}

/** `rows.length = 5`, before anything else is done with them. */
function shortened(program: Program, scope: Scope, { name, uses = [] }: Binding): number | undefined {
  const first = uses.reduce((a, b) => (b.at < a.at ? b : a));
  if (first.as !== "counted") return undefined;
  const { assignments } = program.evaluator.fn(scope);
  const set = assignments.find(({ target }) => target === `${name}.length`);
  return set && numberOf(program.evaluator, set.value, scope);
}

function keptBy(program: Program, scope: Scope, uses: readonly Use[]): number | undefined {
  let most: number | undefined;
  for (const use of uses) {
    const kept = keptByOne(program, use.function === undefined ? scope : { file: scope.file, fn: use.function }, use);
    if (kept === undefined) return undefined;
    most = Math.max(most ?? 0, kept);
  }
  return most;
}

function keptByOne(program: Program, scope: Scope, use: Use): number | undefined {
  const { as, at, name } = use;
  if (as === "indexed") return name === undefined ? undefined : Number(name) + 1;
  if (as === "passed") return keptOfList(program, scope, use);
  if (as !== "method" || (name !== "slice" && name !== "[:]")) return undefined;
  return endOf(program, scope, argumentsAt(program, scope, at));
}

/** `list(query)[:10]`, `list(query)[0]` */
function keptOfList(program: Program, scope: Scope, { name, call: index }: Use): number | undefined {
  if (name !== "list()" || index === undefined || languageOf(scope.file) !== "python") return undefined;
  const { chain, use } = program.evaluator.fn(scope).calls[index]!;
  const [, slice, ...more] = chain;
  if (slice) return slice.name === "[:]" && !more.length ? endOf(program, scope, slice.arguments) : undefined;
  return use.as === "indexed" ? keptByOne(program, scope, use) : undefined;
}

/** Where a slice from the first row on ends. */
function endOf(program: Program, scope: Scope, given: readonly Expr[] = []): number | undefined {
  const [from, to] = given;
  if ((from !== 0 && from !== "undefined") || to === undefined) return undefined;
  const end = numberOf(program.evaluator, to, scope);
  return end !== undefined && end > 0 && Number.isInteger(end) ? end : undefined;
}

function argumentsAt(program: Program, scope: Scope, at: At) {
  for (const { chain } of program.evaluator.fn(scope).calls)
    for (const segment of chain) if (segment.at === at) return segment.arguments ?? [];
  return [];
}
