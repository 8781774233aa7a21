import { type At, type Expr, isInside } from "../facts.ts";
import { escaped, type Program } from "../program.ts";
import { type ClassRef, type Scope, scopeKey, type Value } from "../values/value.ts";
import type { EntrySite } from "./entry.ts";
import { nativeSite } from "./native.ts";
import { objectsIn } from "./objects.ts";
import { type FoundTargets, functionsOf } from "./targets.ts";

const runs = { callback: "function" };

/**
 * Functions that are entries by the text beside them: `createJob("sync", "0 * * * *", run)`, `{ cron: "0 * * * *", run }`,
 * `@Every("0 * * * *") run()`. `found` are the entries that are known otherwise; what these run is theirs.
 */
export function writtenEntries(program: Program, file: string, found: readonly EntrySite[]): EntrySite[] {
  const known = program.poolIndex.texts;
  if (!known.length) return [];
  const taken = new Set(found.flatMap((site) => [site.at, ...site.targets.map((t) => scopeKey(t.scope))]));
  const sites: EntrySite[] = [];
  const add = (exprs: readonly Expr[], scope: Scope, at: At, has = isText): void => {
    if (taken.has(at)) return;
    for (const { pool, written, whole } of known) {
      if (!exprs.some((e) => has(program, e, scope, whole))) continue;
      const { targets, handedOver } = functionsAmong(program, exprs, scope);
      const free = targets.filter((t) => !taken.has(scopeKey(t.scope)));
      if (free.length || (handedOver.length && !targets.length))
        sites.push(nativeSite(program, pool, written, runs, { scope, at }, { targets: free, handedOver }));
    }
  };
  const facts = program.evaluator.facts(file);
  facts.functions.forEach((fn, index) => {
    const scope: Scope = { file, fn: index };
    fn.calls.forEach((call, c) => {
      call.chain.forEach(({ arguments: list, at }, s) => {
        if (
          !list?.some((a) => known.some(({ whole }) => hasText(program, a, scope, whole))) ||
          doNothing(program, program.evaluator.callee(scope, c, s))
        )
          return;
        // `launch("sync", { schedule: "0 * * * *" }, run)`: the text may stand in an object beside the function.
        add(list, scope, at, hasText);
        for (const argument of list) for (const values of valuesIn(argument)) add(values, scope, at);
      });
    });
    for (const { init, at } of fn.bindings) for (const values of valuesIn(init)) add(values, scope, at);
    for (const value of fn.returns) for (const values of valuesIn(value)) add(values, scope, fn.at);
  });
  for (const { value } of facts.exports)
    for (const values of valuesIn(value)) add(values, { file, fn: 0 }, facts.functions[0]!.at);
  const outside: Scope = { file, fn: 0 };
  facts.classes.forEach((cls, index) => {
    for (const member of cls.members)
      for (const decorator of member.decorators ?? [])
        for (const { pool, written, whole } of known) {
          if (taken.has(decorator.at) || !decorator.arguments?.some((a) => hasText(program, a, outside, whole)))
            continue;
          if (doNothing(program, program.evaluator.evaluate(decorator.callee, outside))) continue;
          if (member.function === undefined || taken.has(scopeKey({ file, fn: member.function }))) continue;
          const self: ClassRef = { file, class: index };
          const place = { scope: { file, fn: Math.max(cls.parent, 0) }, at: decorator.at };
          const targets = [{ scope: { file, fn: member.function }, self, factor: 1 }];
          sites.push(nativeSite(program, pool, written, runs, place, { targets }));
        }
  });
  return sites;
}

/** A text of the form, itself or in an object: `{ cron: "0 3 * * *" }`. */
const hasText = (program: Program, expr: Expr, scope: Scope, whole: RegExp): boolean =>
  isText(program, expr, scope, whole) ||
  valuesIn(expr).some((values) => values.some((v) => isText(program, v, scope, whole)));

/** True for functions of the workspace that do nothing with what they get. */
const doNothing = (program: Program, callee: readonly Value[]): boolean =>
  callee.length > 0 && callee.every((v) => v.is === "function" && isEmpty(program, v.scope));

/** A function that calls nothing, keeps nothing and makes nothing of its arguments; nor do the functions inside it. */
function isEmpty(program: Program, { file, fn }: Scope): boolean {
  const { functions } = program.evaluator.facts(file);
  return functions.every((one, index) => {
    if (!isInside(functions, index, fn)) return true;
    const makes = one.returns.some((r) => typeof r === "object" && r !== null && ("object" in r || "array" in r));
    return !makes && !one.calls.length && !one.assignments.length;
  });
}

/** Files that use a text of the catalog's by the name that a file exports it under: `export const EVERY_HOUR = "0 * * * *"`. */
export function usersOfTexts(program: Program, file: string): string[] {
  const { texts } = program.poolIndex;
  if (!texts.length) return [];
  const facts = program.evaluator.facts(file);
  const named = new Set(
    (facts.functions[0]?.bindings ?? []).flatMap(({ name, init }) =>
      init !== undefined && texts.some(({ whole }) => isWritten(init, whole)) ? [name] : [],
    ),
  );
  const names = facts.exports.filter((e) => e.from === undefined && named.has(e.local ?? e.name)).map((e) => e.name);
  if (!names.length) return [];
  const pattern = new RegExp(`\\b(?:${names.map(escaped).join("|")})\\b`);
  return program.mentioning(file, names, pattern).filter((f) => f !== file);
}

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

/** Values of each object that is written in an expression, also in a list. */
const valuesIn = (expr: Expr | undefined): Expr[][] =>
  objectsIn(expr).map((entries) => entries.map(([, value]) => value));
