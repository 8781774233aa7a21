import type { Connections, Orm } from "../../catalog/index.ts";
import { textOf } from "../entries/concurrency.ts";
import type { At, Call, Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import { argumentAt, limits } from "../values/places.ts";
import type { Scope } from "../values/value.ts";
import { named } from "./named.ts";

/** A pool of connections that a module opens when it is loaded. */
export interface Opened {
  orm: Orm;
  file: string;
  at: At;
  name: string;
  /** The most connections that it holds. */
  most: number;
  /** How many of them may be opened for a time alone. */
  extra: number;
  /** The option that says so; undefined where it is the library's default. */
  option: string | undefined;
  confidence: number;
  /** Which call of its function opens it, and the method that lets go of it. */
  call: number;
  ends: string | undefined;
}

/** Pools of connections that the bodies of a file and of those that it imports open: every thread that runs the file has its own. */
export function openedBy(program: Program, file: string): Opened[] {
  const { workspace } = program;
  const files = new Set([file]);
  for (const next of files) for (const imported of workspace.imports(next)) files.add(imported);
  const found: Opened[] = [];
  for (const one of files) {
    const scan = workspace.files.get(one)?.scan;
    if (!scan || workspace.isQuiet(one)) continue;
    const known = program.orms.filter(
      ({ orm, library }) => orm.connections && scan.specifiers.some((s) => library.imports(s)),
    );
    if (known.length) found.push(...inBody(program, one));
  }
  return found;
}

const inBody = (program: Program, file: string): Opened[] =>
  // What stands under a condition may be for the side that starts the workers.
  openedIn(program, { file, fn: 0 }, ({ when }) => !when);

/** Pools of connections that one function opens, at the calls that are looked at. */
export function openedIn(program: Program, scope: Scope, isMeant: (call: Call) => boolean): Opened[] {
  return program.evaluator.fn(scope).calls.flatMap((call, c) => {
    if (!isMeant(call)) return [];
    return call.chain.flatMap((segment, s) =>
      segment.arguments ? openedAt(program, scope, call, c, s, segment.arguments) : [],
    );
  });
}

function openedAt(program: Program, scope: Scope, call: Call, index: number, s: number, args: Expr[]): Opened[] {
  for (const value of program.evaluator.callee(scope, index, s)) {
    if (value.is !== "external" || value.typeOnly) continue;
    for (const { orm, library } of program.orms) {
      if (!orm.connections || !library.imports(value.module)) continue;
      for (const [label, confidence] of library.kinds(value)) {
        const on = call.chain[s]!.new ? `new ${label}` : label;
        const connections = orm.connections.find((one) => one.on === on);
        const most = connections && mostOf(program, connections, args, scope);
        if (most)
          return [
            { ...most, ...named(call, s), orm, file: scope.file, confidence, call: index, ends: connections.ends },
          ];
      }
    }
  }
  return [];
}

/** How many there may be; undefined where that can't be told, or where there is but one. */
function mostOf(
  program: Program,
  { most, only, never, more: beside, unless, default: otherwise }: Connections,
  args: Expr[],
  scope: Scope,
): Pick<Opened, "most" | "extra" | "option"> | undefined {
  const textAt = (at: string): string | undefined => textOf(program, argumentAt(program.evaluator, args, at, scope));
  if (only && !only.is.test(textAt(only.at) ?? "")) return undefined;
  if (never?.some(({ at, is }) => is.test(textAt(at) ?? ""))) return undefined;
  if (unless?.some((at) => argumentAt(program.evaluator, args, at, scope).is !== "missing")) return undefined;
  const extra = beside ? numberAt(program, args, beside.at, scope, beside.default) : 0;
  // No limit is told by a negative number.
  if (extra === undefined || extra < 0) return undefined;
  for (const at of most) {
    if (at.startsWith("last.") && isAddress(args.at(-1))) continue;
    const [limit, more] = limits(program.evaluator, argumentAt(program.evaluator, args, at, scope));
    if (limit?.is === "none" && !more) continue;
    if (limit?.is !== "number" || more) return undefined;
    return { most: limit.value + extra, extra, option: at.split(".").at(-1) };
  }
  return { most: otherwise + extra, extra, option: undefined };
}

/** The number at a path, or what holds where nothing is written; undefined where that can't be told. */
function numberAt(program: Program, args: Expr[], at: string, scope: Scope, otherwise: number): number | undefined {
  const found = argumentAt(program.evaluator, args, at, scope);
  if (found.is === "missing") return otherwise;
  const [limit, more] = limits(program.evaluator, found);
  return limit?.is === "number" && !more ? limit.value : undefined;
}

/** The address of the database, and not options. */
const isAddress = (expr: Expr | undefined): boolean =>
  (typeof expr === "object" && expr !== null && ("text" in expr || "template" in expr)) ||
  (typeof expr === "string" && expr.startsWith("process.env."));
