import type { EntryPattern } from "../../catalog/index.ts";
import type { Expr, TypeRef } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Scope } from "../values/value.ts";
import { concurrencyOf } from "./concurrency.ts";
import { type EntrySite, entrySite } from "./entry.ts";
import { collected, type FoundTargets } from "./targets.ts";

/** Functions that are entries by their type: `const task: Task = …`, `async (event: SQSEvent) => …`. */
export function typedEntries(program: Program, file: string): EntrySite[] {
  if (!program.poolIndex.entryTypes.size) return [];
  const facts = program.evaluator.facts(file);
  const module: Scope = { file, fn: 0 };
  const found: EntrySite[] = [];
  for (const { name, type, init, at } of facts.functions[0]?.bindings ?? []) {
    if (!type || init === undefined) continue;
    const targets = (): FoundTargets => collected(program, { is: "value", expr: init ?? name, scope: module });
    found.push(...ofType(program, ":", type, module, at, targets));
  }
  facts.functions.forEach((fn, index) => {
    const type = fn.parameters[0]?.type;
    // Only what other files can get hold of is called from outside.
    if (fn.parent !== 0 || fn.class !== undefined || !type || !isExported(program, file, fn.name, index)) return;
    const target = { scope: { file, fn: index }, factor: 1 };
    found.push(...ofType(program, "(", type, module, fn.at, () => ({ targets: [target], handedOver: [] })));
  });
  return found;
}

function ofType(
  program: Program,
  mark: ":" | "(",
  type: TypeRef,
  scope: Scope,
  at: number,
  targetsOf: () => FoundTargets,
): EntrySite[] {
  if (!program.poolIndex.entryTypes.has(type.name.split(".").at(-1)!)) return [];
  const sites: EntrySite[] = [];
  for (const value of program.evaluator.typeValues(type, scope)) {
    if (value.is !== "external") continue;
    const named = value.steps.at(-1)?.is === "type" ? { ...value, steps: value.steps.slice(0, -1) } : value;
    for (const { pool, library, patterns } of program.poolIndex.knowing(named))
      for (const label of library.kinds(named).keys())
        for (const pattern of patterns.get(mark === ":" ? `: ${label}` : `(${label})`) ?? []) {
          const { targets } = targetsOf();
          if (!targets.length) continue;
          const told = concurrencyOf(program, pattern.atOnce);
          sites.push(entrySite(pool, pattern, { scope, at }, { ...told, targets }));
        }
  }
  return sites;
}

const isFunction = (expr: Expr | undefined, fn: number): boolean =>
  typeof expr === "object" && expr !== null && "function" in expr && expr.function === fn;

function isExported(program: Program, file: string, name: string, fn: number): boolean {
  const { exports, functions } = program.evaluator.facts(file);
  const bound = functions[0]!.bindings.find((b) => isFunction(b.init, fn))?.name;
  const names = [name, bound].filter(Boolean);
  return exports.some(
    (e) =>
      isFunction(e.value, fn) || names.includes(e.local) || (typeof e.value === "string" && names.includes(e.value)),
  );
}

/** Functions that are entries by where their file lies: `src/jobs/report.ts`, `app/api/orders/route.ts`. */
export function conventionEntries(program: Program, file: string): EntrySite[] {
  const { evaluator } = program;
  return program.poolIndex.conventionsOf(file).flatMap(({ pool, convention }) => {
    const names = new Set(evaluator.facts(file).exports.map((e) => e.name));
    if (convention.beside !== undefined && !names.has(convention.beside)) return [];
    const wanted = convention.exports.includes("*") ? [...names] : convention.exports.filter((n) => names.has(n));
    return wanted.flatMap((name) => {
      const targets = evaluator
        .exported(file, name)
        .flatMap((v) => (v.is === "function" ? [{ scope: v.scope, factor: v.factor ?? 1 }] : []));
      const [first] = targets;
      if (!first) return [];
      const { exports: _, files: __, beside: ___, ...rest } = convention;
      const pattern: EntryPattern = { ...rest, on: name, runs: { typed: true } };
      const own = { scope: { file, fn: 0 }, at: first.scope.file === file ? evaluator.fn(first.scope).at : 0 };
      const told = concurrencyOf(program, convention.atOnce);
      return [entrySite(pool, pattern, own, { ...told, targets })];
    });
  });
}
