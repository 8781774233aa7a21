import type { EntryPattern } from "../../catalog/index.ts";
import { type Decorator, type Expr, isInside } from "../facts.ts";
import type { PoolLibrary } from "../pools.ts";
import type { Program } from "../program.ts";
import { ancestry } from "../values/members.ts";
import { type ClassRef, nameless, type Scope, type Value } from "../values/value.ts";
import { concurrencyOf } from "./concurrency.ts";
import { type EntrySite, type EntryTarget, entrySite } from "./entry.ts";
import { markersOf } from "./marked.ts";
import { methodTargets } from "./methods.ts";
import { overlapsOf } from "./overlaps.ts";

/** A decorator of the workspace's own that hands on to the library's. */
const ownDecoratorFactor = 0.97;

/** A library's decorator, with the arguments it gets. */
interface Applied {
  value: Value & { is: "external" };
  arguments: Expr[];
  scope: Scope;
  factor: number;
}

/** Entries that a decorator of a class, or of one of its members, makes. */
export function decorated(
  program: Program,
  ref: ClassRef,
  decorator: Decorator,
  member: string | undefined,
): EntrySite[] {
  const { evaluator } = program;
  const cls = evaluator.classFacts(ref);
  const around = Math.max(cls.parent, 0);
  // A member's decorators stand where its initialisers do.
  const scope: Scope = { file: ref.file, fn: member === undefined ? around : (cls.fields ?? around) };
  return sitesOf(program, decorator, scope, ({ runs, needs }, pool) => {
    if (needs && !extendsLibrary(program, ref, pool, needs)) return [];
    const name = "method" in runs ? runs.method : member;
    if (name === undefined || "decorated" in runs !== (member !== undefined)) return [];
    return methodTargets(evaluator, ref, name);
  });
}

/** Entries that a decorator of a function makes. */
export function decoratedFunction(program: Program, target: Scope, decorator: Decorator): EntrySite[] {
  const scope: Scope = { file: target.file, fn: program.evaluator.fn(target).parent };
  return sitesOf(program, decorator, scope, ({ runs }) => ("decorated" in runs ? [{ scope: target, factor: 1 }] : []));
}

/** Entries by the catalog's patterns for what a decorator applies; `targetsOf` says what each of them runs. */
function sitesOf(
  program: Program,
  decorator: Decorator,
  scope: Scope,
  targetsOf: (pattern: EntryPattern, pool: PoolLibrary) => EntryTarget[],
): EntrySite[] {
  const sites: EntrySite[] = [];
  for (const applied of appliedBy(program, decorator, scope))
    for (const pool of program.poolIndex.knowing(applied.value))
      for (const label of pool.library.kinds(applied.value).keys())
        for (const pattern of pool.patterns.get(`@${label}`) ?? []) {
          const targets = targetsOf(pattern, pool);
          if (!targets.length) continue;
          const own = { list: applied.arguments, scope: applied.scope };
          const told = concurrencyOf(program, pattern.atOnce, own);
          const overlaps = overlapsOf(program, pattern, own);
          const site = entrySite(pool.pool, pattern, { scope, at: decorator.at }, { ...told, targets, own, overlaps });
          site.confidence *= applied.factor;
          sites.push(site);
        }
  return sites;
}

/** The library's decorator itself, or those that a decorator of the workspace's own is made of. */
function appliedBy(program: Program, decorator: Decorator, scope: Scope): Applied[] {
  return program.evaluator.evaluate(decorator.callee, scope).flatMap((value): Applied[] => {
    if (value.is === "external") return [{ value, arguments: decorator.arguments ?? [], scope, factor: 1 }];
    return value.is === "function" ? decoratorsIn(program, value.scope) : [];
  });
}

/** Calls of a library's decorators in a function and in the functions inside it. */
function decoratorsIn(program: Program, outer: Scope): Applied[] {
  const { evaluator } = program;
  const { functions } = evaluator.facts(outer.file);
  const found: Applied[] = [];
  functions.forEach((fn, index) => {
    if (!isInside(functions, index, outer.fn)) return;
    const scope: Scope = { file: outer.file, fn: index };
    fn.calls.forEach((call, c) => {
      const [segment, more] = call.chain;
      if (!segment?.arguments || segment.new || (more && more.name !== "")) return;
      for (const called of evaluator.callee(scope, c, 0)) {
        const value = called.is === "parameter" ? byName(call.root, segment.name) : called;
        if (value?.is === "external" && isDecorator(program, value))
          found.push({ value, arguments: segment.arguments, scope, factor: ownDecoratorFactor });
      }
    });
  });
  return found;
}

/** `app = scanner.config.registry["celery.app"]`: what somebody else brings is told by its name here. */
const byName = (root: Expr, method: string): Value | undefined =>
  typeof root === "string" && method ? nameless([...root.split("."), method]) : undefined;

const isDecorator = (program: Program, value: Value): boolean =>
  program.pools.some(({ library, patterns }) =>
    [...library.kinds(value).keys()].some((label) => patterns.has(`@${label}`)),
  );

/** An object of a library's whose methods decorate: `app` of `@app.task`. */
const hasDecorator = (program: Program, value: Value): boolean =>
  program.pools.some(({ library, patterns }) =>
    [...library.kinds(value).keys()].some((label) => [...patterns.keys()].some((on) => on.startsWith(`@${label}.`))),
  );

/** Files that decorate with what a file makes of a library's decorators. */
export function usersOfDecorators(program: Program, file: string): string[] {
  const names = [
    ...(importsDecorators(program, file) ? ownDecorators(program, file) : []),
    ...markersOf(program, file),
  ];
  return names.length ? program.mentioning(file, names, /@\w/).filter((f) => f !== file) : [];
}

/** A look at the imports alone, so that a file without any library's decorator is not gone through. */
function importsDecorators(program: Program, file: string): boolean {
  const { specifiers } = program.workspace.files.get(file)!.scan;
  return program.pools.some(
    ({ library, pool }) => pool.entries.some((e) => e.on.startsWith("@")) && specifiers.some((s) => library.imports(s)),
  );
}

/** Names under which a file exports decorators of its own that hand on to a library's. */
function ownDecorators(program: Program, file: string): string[] {
  const facts = program.evaluator.facts(file);
  const own = new Set(
    facts.functions.flatMap((fn, index) =>
      index > 0 && fn.parent === 0 && fn.class === undefined && decoratorsIn(program, { file, fn: index }).length
        ? [index]
        : [],
    ),
  );
  return facts.exports
    .map((e) => e.name)
    .filter((name) =>
      program.evaluator
        .exported(file, name)
        .some((v) =>
          v.is === "function"
            ? v.scope.file === file && own.has(v.scope.fn)
            : v.is === "external" && (isDecorator(program, v) || hasDecorator(program, v)),
        ),
    );
}

function extendsLibrary(program: Program, ref: ClassRef, pool: PoolLibrary, name: string): boolean {
  const { base } = ancestry(program.evaluator, ref);
  return base !== undefined && pool.library.kinds(base).has(name);
}
