import type { Pool, Written } from "../../catalog/index.ts";
import type { At, Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import type { ClassRef, Scope } from "../values/value.ts";
import { concurrencyOf } from "./concurrency.ts";
import { type EntrySite, entrySite } from "./entry.ts";
import { type FoundTargets, functionsOf } from "./targets.ts";

/** A text of the catalog's, ready to be compared with. */
interface Known {
  pool: Pool;
  written: Written;
  whole: RegExp;
}

/**
 * Functions that are entries by the text beside them: `createJob("sync", "0 * * * *", run)`, `{ cron: "0 * * * *", run }`,
 * `@Every("0 * * * *") run()`. `found` are the entries that are known otherwise; what these run is theirs.
 */
export function writtenEntries(program: Program, file: string, found: readonly EntrySite[]): EntrySite[] {
  const known = knownTexts(program);
  if (!known.length) return [];
  const taken = new Set(found.flatMap((site) => [site.at, ...site.targets.map((t) => keyOf(t.scope))]));
  const sites: EntrySite[] = [];
  const add = (exprs: readonly Expr[], scope: Scope, at: At, has = isText): void => {
    if (taken.has(at)) return;
    for (const { pool, written, whole } of known) {
      if (!exprs.some((e) => has(program, e, scope, whole))) continue;
      const { targets, handedOver } = functionsAmong(program, exprs, scope);
      const free = targets.filter((t) => !taken.has(keyOf(t.scope)));
      if (free.length || (handedOver.length && !targets.length))
        sites.push(siteOf(program, pool, written, { scope, at }, { targets: free, handedOver }));
    }
  };
  const facts = program.evaluator.facts(file);
  facts.functions.forEach((fn, index) => {
    const scope: Scope = { file, fn: index };
    fn.calls.forEach((call, c) => {
      call.chain.forEach(({ arguments: list, at }, s) => {
        if (
          !list?.some((a) => known.some(({ whole }) => hasText(program, a, scope, whole))) ||
          drops(program, scope, c, s)
        )
          return;
        // `launch("sync", { schedule: "0 * * * *" }, run)`: the text may stand in an object beside the function.
        add(list, scope, at, hasText);
        for (const argument of list) for (const values of objectsIn(argument)) add(values, scope, at);
      });
    });
    for (const { init, at } of fn.bindings) for (const values of objectsIn(init)) add(values, scope, at);
    for (const value of fn.returns) for (const values of objectsIn(value)) add(values, scope, fn.at);
  });
  for (const { value } of facts.exports)
    for (const values of objectsIn(value)) add(values, { file, fn: 0 }, facts.functions[0]!.at);
  const outside: Scope = { file, fn: 0 };
  facts.classes.forEach((cls, index) => {
    for (const member of cls.members)
      for (const decorator of member.decorators ?? [])
        for (const { pool, written, whole } of known) {
          if (taken.has(decorator.at) || !decorator.arguments?.some((a) => hasText(program, a, outside, whole)))
            continue;
          if (doesNothing(program, decorator.callee, outside)) continue;
          if (member.function === undefined || taken.has(keyOf({ file, fn: member.function }))) continue;
          const self: ClassRef = { file, class: index };
          const place = { scope: { file, fn: Math.max(cls.parent, 0) }, at: decorator.at };
          const targets = [{ scope: { file, fn: member.function }, self, factor: 1 }];
          sites.push(siteOf(program, pool, written, place, { targets, handedOver: [] }));
        }
  });
  return sites;
}

/** A text of the form, itself or in an object: `{ cron: "0 3 * * *" }`. */
const hasText = (program: Program, expr: Expr, scope: Scope, whole: RegExp): boolean =>
  isText(program, expr, scope, whole) ||
  objectsIn(expr).some((values) => values.some((v) => isText(program, v, scope, whole)));

/** True for a call of a function of the workspace that does nothing with what it gets. */
function drops(program: Program, scope: Scope, call: number, segment: number): boolean {
  const callee = program.evaluator.callee(scope, call, segment);
  return callee.length > 0 && callee.every((v) => v.is === "function" && isEmpty(program, v.scope));
}

const doesNothing = (program: Program, callee: Expr, scope: Scope): boolean => {
  const values = program.evaluator.evaluate(callee, scope);
  return values.length > 0 && values.every((v) => v.is === "function" && isEmpty(program, v.scope));
};

/** A function that calls nothing, keeps nothing and makes nothing of its arguments; nor do the functions inside it. */
function isEmpty(program: Program, { file, fn }: Scope): boolean {
  const { functions } = program.evaluator.facts(file);
  return functions.every((one, index) => {
    let around = index;
    while (around > fn) around = functions[around]!.parent;
    if (around !== fn) return true;
    const makes = one.returns.some((r) => typeof r === "object" && r !== null && ("object" in r || "array" in r));
    return !makes && !one.calls.length && !one.assignments.length;
  });
}

/** Files that use a text of the catalog's by the name that a file exports it under: `export const EVERY_HOUR = "0 * * * *"`. */
export function usersOfTexts(program: Program, file: string): string[] {
  const texts = knownTexts(program);
  if (!texts.length) return [];
  const facts = program.evaluator.facts(file);
  const named = new Set(
    (facts.functions[0]?.bindings ?? []).flatMap(({ name, init }) =>
      init !== undefined && texts.some(({ whole }) => isWritten(init, whole)) ? [name] : [],
    ),
  );
  const names = facts.exports.filter((e) => e.from === undefined && named.has(e.local ?? e.name)).map((e) => e.name);
  if (!names.length) return [];
  const pattern = new RegExp(`\\b(?:${names.join("|")})\\b`);
  return program.mentioning(file, names, pattern).filter((f) => f !== file);
}

const keyOf = ({ file, fn }: Scope): string => `${file}#${fn}`;

/** The text itself, or a name written like a constant's that stands for it: `EVERY_HOUR`, `Crons.NIGHTLY`, `schedule`. */
const isText = (program: Program, expr: Expr, scope: Scope, whole: RegExp): boolean =>
  typeof expr === "string"
    ? /(?:^|\.)[A-Z][A-Z\d_]+$|[Cc]ron|[Ss]chedule/.test(expr) &&
      program.evaluator.evaluate(expr, scope).some((v) => v.is === "literal" && isWritten(v.expr, whole))
    : isWritten(expr, whole);

const isWritten = (expr: Expr, whole: RegExp): boolean =>
  typeof expr === "object" && expr !== null && "text" in expr && whole.test(expr.text);

/** Functions that are written among values, or named there. */
function functionsAmong(program: Program, exprs: readonly Expr[], scope: Scope): FoundTargets {
  const found: FoundTargets = { targets: [], handedOver: [] };
  for (const expr of exprs) {
    if (typeof expr !== "string" && !(typeof expr === "object" && expr && "function" in expr)) continue;
    if (expr === "" || expr === "undefined") continue;
    const { targets, handedOver } = functionsOf(program, expr, scope);
    found.targets.push(...targets);
    found.handedOver.push(...handedOver);
  }
  return found;
}

const knownTexts = (program: Program): Known[] =>
  program.pools.flatMap(({ pool }) =>
    (pool.written ?? []).map(
      (written): Known => ({ pool, written, whole: new RegExp(`^(?:${written.text.source})$`) }),
    ),
  );

/** Values of each object that is written in an expression, also in a list. */
function objectsIn(expr: Expr | undefined): Expr[][] {
  if (typeof expr !== "object" || expr === null) return [];
  if ("typed" in expr) return objectsIn(expr.of);
  if ("array" in expr) return expr.array.flatMap(objectsIn);
  if (!("object" in expr)) return [];
  return [expr.object.map(([, value]) => value), ...expr.object.flatMap(([, value]) => objectsIn(value))];
}

function siteOf(
  program: Program,
  pool: Pool,
  { id, atOnce, confidence, says, source }: Written,
  place: Pick<EntrySite, "scope" | "at">,
  found: FoundTargets,
): EntrySite {
  const pattern = { id, on: "", runs: { callback: "function" }, atOnce, confidence, says, source };
  return entrySite(pool, pattern, place, {
    ...concurrencyOf(program, atOnce, undefined, undefined, undefined),
    ...found,
  });
}
