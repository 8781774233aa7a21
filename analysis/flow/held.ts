/** Rows that a suspended function still holds: it waits for something after it has used them for the last time. */
import {
  type At,
  type Binding,
  type Call,
  calledName,
  type FunctionFacts,
  isCall,
  lineOf,
  mostUses,
} from "../facts.ts";
import type { Program } from "../program.ts";
import type { ReadSite } from "../reads/read.ts";
import { sameRows } from "./list-methods.ts";

export interface Held {
  /** Name that holds the rows. */
  name: string;
  /** Where they are used for the last time. */
  last: At;
  /** What is waited for then, and what it is called. */
  waits: { at: At; name: string };
}

/** Methods that call the functions they are given at once, and keep none of them. */
const atOnce = new Set(
  "map flatMap forEach filter find findLast findIndex some every sort toSorted reduce reduceRight".split(" "),
);
const deepest = 4;

/** The first call that a function awaits on a later line than the last one that uses its rows; null where there is none, or where it can't be told. */
export function heldRows(program: Program, site: ReadSite): Held | null {
  if (!("call" in site.result)) return null;
  const fn = program.evaluator.fn(site.scope);
  const read = fn.calls[site.result.call]!;
  // A module's own body runs once.
  if (!fn.async || fn.generator || read.use.as !== "bound" || !read.use.name) return null;
  const { name } = read.use;
  const { call } = site.result;
  const binding = fn.bindings.find((one) => one.name === name && isCall(one.init, call));
  const last = binding && lastUse(program, site.scope.file, fn, binding, 0);
  if (!last) return null;
  const waits = fn.calls.find(
    (one) => one.awaited && lineOf(startOf(one)) > lineOf(last) && sameLoops(one, read) && !endsWork(one),
  );
  const link = waits?.chain.findLast(({ arguments: given }) => given !== undefined);
  return waits && link ? { name, last, waits: { at: link.at, name: calledName(waits, link) || "it" } } : null;
}

const startOf = ({ chain }: Call): At => chain[0]!.at;

/** The last place that uses the rows under any of their names; undefined where somebody may keep them, or it can't be told. */
function lastUse(
  program: Program,
  file: string,
  fn: FunctionFacts,
  { name, uses, assigned }: Binding,
  depth: number,
): At | undefined {
  // `rows = []` lets them go; another value under the name may be what is used.
  if (depth > deepest || assigned?.length || !uses?.length || uses.length >= mostUses) return undefined;
  let last = 0;
  for (const use of uses) {
    // A function that was made meanwhile may use them at any time.
    if (use.function !== undefined && !isCallback(program, file, fn, use.function)) return undefined;
    if (use.as === "returned" || use.as === "yielded" || use.as === "stored" || use.as === "other") return undefined;
    last = Math.max(last, use.at);
    for (const other of holders(fn, name, use)) {
      const later = lastUse(program, file, fn, other, depth + 1);
      if (later === undefined) return undefined;
      last = Math.max(last, later);
    }
  }
  // In a loop over the rows they are used until its end.
  for (const { loops, chain } of fn.calls)
    if (loops?.some(({ over }) => over === name)) last = Math.max(last, chain.at(-1)!.at);
  return last;
}

/** True for a function that is handed to a list's method, and for those inside it. */
function isCallback(program: Program, file: string, around: FunctionFacts, index: number): boolean {
  const functions = program.evaluator.facts(file).functions;
  const callbacks = (calls: readonly Call[], name: (call: Call, segment: number) => boolean): Set<number> =>
    new Set(
      calls.flatMap((call) =>
        call.chain.flatMap(({ arguments: given = [] }, segment) =>
          name(call, segment)
            ? given.flatMap((argument) =>
                typeof argument === "object" && argument !== null && "function" in argument ? [argument.function] : [],
              )
            : [],
        ),
      ),
    );
  const handed = callbacks(around.calls, ({ chain }, segment) => atOnce.has(chain[segment]!.name));
  for (let current = index; current > 0; current = functions[current]!.parent) {
    if (handed.has(current)) return functions[current]!.async !== true;
    if (functions[current] === around) return false;
  }
  return false;
}

/** Other names that a use gives the same rows: `const open = rows.filter(…)`, `const all = rows`. */
function holders(fn: FunctionFacts, name: string, use: { as: string; at: At; name?: string }): Binding[] {
  if (use.as === "bound") return fn.bindings.filter((one) => one.init === name);
  if (use.as !== "method" || !use.name || !sameRows.has(use.name)) return [];
  const index = fn.calls.findIndex(({ chain }) => chain.some(({ at }) => at === use.at));
  const call = fn.calls[index];
  if (!call?.chain.slice(call.chain.findIndex(({ at }) => at === use.at)).every((link) => sameRows.has(link.name)))
    return [];
  return call.use.as === "bound" ? fn.bindings.filter((one) => isCall(one.init, index)) : [];
}

const sameLoops = (one: Call, other: Call): boolean =>
  JSON.stringify(one.loops ?? []) === JSON.stringify(other.loops ?? []);

/** Closing, letting go and telling how far it is take no time, and end the work. */
const ending =
  /^\$?(?:close|end|destroy|disconnect|release|dispose|terminate|quit|stop|commit|rollback|unlock|flush|updateProgress|progress|log|info|debug|warn|error)/i;

function endsWork(call: Call): boolean {
  const last = call.chain.findLast(({ arguments: given }) => given !== undefined);
  return ending.test(last?.name || (typeof call.root === "string" ? call.root.split(".").at(-1)! : ""));
}
