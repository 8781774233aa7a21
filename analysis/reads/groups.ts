import { calledName, type Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Found } from "../values/places.ts";
import type { Scope, Step } from "../values/value.ts";
import { isThere, placesOf, stepsOf } from "./places.ts";
import type { ReadSite } from "./read.ts";
import { givesGroups } from "./sql.ts";

/** True when a read gives a row for each group or distinct value, not for each row. */
export function isGrouped(program: Program, site: ReadSite): boolean {
  if (site.read.groups || site.groups || givesGroups(program, site)) return true;
  if (groupedAfter(program, site)) return true;
  return site.read.grouped?.some((place) => placesOf(program, site, place).some(isThere)) ?? false;
}

/** The step whose columns a later one makes groups of: `values("state").annotate(n=Count("id"))`. */
function groupedAfter(program: Program, site: ReadSite): Step | undefined {
  const by = site.read.builder?.groupsBy;
  if (!by) return undefined;
  const steps = stepsOf(site).filter(({ is, scope }) => is === "call" && scope);
  const at = steps.findLastIndex(
    ({ name, arguments: args = [], scope }) =>
      name === by.method && args.some((argument) => calls(program, argument, scope!, by.functions)),
  );
  return steps.slice(0, Math.max(at, 0)).findLast(({ name }) => name === by.columns);
}

/** True where one of the functions is called: `Count("id")`, `n=Count("id")`. */
function calls(program: Program, expr: Expr, scope: Scope, functions: readonly string[]): boolean {
  if (typeof expr !== "object" || expr === null) return false;
  if ("object" in expr) return expr.object.some(([, value]) => calls(program, value, scope, functions));
  if (!("call" in expr)) return false;
  const call = program.evaluator.fn(scope).calls[expr.call];
  return call !== undefined && functions.includes(calledName(call, call.chain[0]!));
}

/** Columns that groups go by: by a state there are few groups, by a key as many as there are keys. */
export function groupColumns(program: Program, site: ReadSite): string[] {
  const found: string[] = [];
  for (const place of site.read.grouped ?? [])
    for (const one of placesOf(program, site, place)) add(program, one, found);
  const after = groupedAfter(program, site);
  for (const argument of after?.arguments ?? [])
    add(program, { is: "value", expr: argument, scope: after!.scope! }, found);
  for (const step of stepsOf(site))
    if (step.is === "call" && step.scope && site.read.builder?.groups?.includes(step.name))
      for (const argument of step.arguments ?? [])
        add(program, { is: "value", expr: argument, scope: step.scope }, found);
  return found;
}

function add(program: Program, found: Found, into: string[]): void {
  if (found.is === "either") for (const one of found.of) add(program, one, into);
  if (found.is === "value") named(program, found.expr, found.scope, into);
}

/** `"org_id"`, `["orgId", "day"]`, `items.kind`, `"$organization"`. */
function named(program: Program, expr: Expr, scope: Scope, into: string[]): void {
  if (typeof expr === "string") {
    const name = expr.split(".").at(-1)!;
    if (name) into.push(name);
    return;
  }
  if (typeof expr !== "object" || expr === null) return;
  if ("text" in expr) into.push(expr.text.replace(/^\$/, "").split(".").at(-1)!);
  else if ("array" in expr) for (const item of expr.array) named(program, item, scope, into);
}
