import type { Place, TableSource } from "../../catalog/index.ts";
import type { Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import { type Found, follow } from "../values/places.ts";
import { isUnknown, type Scope, type Step } from "../values/value.ts";
import type { ReadSite } from "./read.ts";

/** Every call that was made on the way to the read, and beside it on the same builder. */
export function stepsOf(site: ReadSite): Step[] {
  return [...site.receiver.steps, ...site.more];
}

/** What stands at a place of a read, once for each method that has it. */
export function placesOf(program: Program, site: ReadSite, place: Place): Found[] {
  const keys = place.key?.split(".") ?? [];
  if (!place.method) {
    if (place.argument === undefined) return [];
    return [follow(program.evaluator, site.arguments[place.argument], site.scope, keys)];
  }
  const found: Found[] = [];
  for (const step of stepsOf(site))
    if (step.is === "call" && place.method.includes(step.name) && step.scope)
      found.push(follow(program.evaluator, step.arguments?.[place.argument ?? 0], step.scope, keys));
  return found;
}

/** Table, model or entity of a read as the source names it; null when it can't be told. */
export function tableOf(program: Program, site: ReadSite): string | null {
  for (const source of site.read.table) {
    const name = tableFrom(program, site, source);
    if (name) return name;
  }
  return null;
}

function tableFrom(program: Program, site: ReadSite, source: TableSource): string | undefined {
  const steps = site.receiver.steps;
  if (source === "member") {
    const last = steps.at(-1);
    if (last?.is === "member") return last.name;
    return steps.length ? undefined : undefined;
  }
  if (source === "typeArgument") {
    for (const step of [...steps].reverse()) {
      const first = step.typeArguments?.[0];
      if (first?.name && first.name !== "{}") return first.name;
      // `@InjectRepository(Order)` names the entity where the type does not.
      if (step.name === "@" && step.arguments?.[0] !== undefined && step.scope)
        return nameOf(program, step.arguments[0], step.scope);
    }
    return undefined;
  }
  if (source === "class") {
    for (const step of [...steps].reverse())
      if (step.class) return program.evaluator.classFacts(step.class).name || undefined;
    return undefined;
  }
  if ("of" in source) {
    const step = stepsOf(site).findLast(
      (s) => s.is === "call" && s.name === source.of && s.arguments?.[source.argument] !== undefined,
    );
    return step?.scope ? nameOf(program, step.arguments![source.argument]!, step.scope) : undefined;
  }
  const argument = site.arguments[source.argument];
  return argument === undefined ? undefined : nameOf(program, argument, site.scope);
}

/** How an expression names a table: a string, a class, a constant. */
export function nameOf(program: Program, expr: Expr, scope: Scope): string | undefined {
  if (typeof expr === "object" && expr && "text" in expr) return expr.text;
  if (typeof expr !== "string" || expr === "") return undefined;
  for (const value of program.evaluator.evaluate(expr, scope)) {
    if (value.is === "class") return program.evaluator.classFacts(value.class).name || expr;
    if (isUnknown(value)) continue;
  }
  return expr.split(".").at(-1);
}
