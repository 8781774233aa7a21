import type { EntryKind, Making, Pool } from "../../catalog/index.ts";
import { concurrencyOf, type Told } from "../entries/concurrency.ts";
import type { Arguments } from "../entries/entry.ts";
import type { At, Call, Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import { argumentAt } from "../values/places.ts";
import type { Scope } from "../values/value.ts";
import { named } from "./named.ts";

/** A place that starts threads or processes. */
export interface Made extends Told {
  pool: Pool;
  making: Making;
  kind: EntryKind;
  scope: Scope;
  call: number;
  segment: number;
  arguments: Expr[];
  /** Of the class or factory, under the name that stands there. */
  at: At;
  name: string;
  confidence: number;
}

/** Everything that starts threads or processes, in the order of files and lines. */
export function madeIn(program: Program): Made[] {
  const makers = program.pools.filter(({ pool }) => pool.makes);
  const found: Made[] = [];
  if (!makers.length) return found;
  for (const [file, { scan }] of program.workspace.files)
    if (
      !program.workspace.isQuiet(file) &&
      scan.specifiers.some((s) => makers.some(({ library }) => library.imports(s)))
    )
      found.push(...madeInFile(program, file));
  return found;
}

function madeInFile(program: Program, file: string): Made[] {
  const found: Made[] = [];
  program.evaluator.facts(file).functions.forEach((fn, index) => {
    const scope: Scope = { file, fn: index };
    fn.calls.forEach((call, c) => {
      call.chain.forEach((segment, s) => {
        if (segment.arguments) found.push(...madeBy(program, scope, call, c, s));
      });
    });
  });
  return found;
}

function madeBy(program: Program, scope: Scope, call: Call, index: number, s: number): Made[] {
  const segment = call.chain[s]!;
  const args = segment.arguments!;
  for (const value of program.evaluator.callee(scope, index, s)) {
    if (value.is !== "external" || value.typeOnly) continue;
    for (const { pool, library } of program.poolIndex.knowing(value)) {
      if (!pool.makes) continue;
      for (const [label, confidence] of library.kinds(value)) {
        const on = segment.new ? `new ${label}` : label;
        const making = pool.makes.find((one) => one.on === on);
        if (!making) continue;
        const own = { list: args, scope };
        const place = { scope, call: index, segment: s, steps: value.steps };
        const told = concurrencyOf(program, making.atOnce, own, undefined, place);
        return [
          {
            ...told,
            ...named(call, s),
            pool,
            making,
            kind: kindOf(program, making, own) ?? making.kind ?? pool.kind,
            scope,
            call: index,
            segment: s,
            arguments: args,
            confidence: confidence * (value.factor ?? 1),
          },
        ];
      }
    }
  }
  return [];
}

/** What an option makes of it: processes instead of threads. */
function kindOf({ evaluator }: Program, making: Making, { list, scope }: Arguments): EntryKind | undefined {
  return making.kinds?.find(({ at, is }) => {
    const found = argumentAt(evaluator, list, at, scope);
    if (found.is !== "value") return false;
    return typeof is === "string"
      ? typeof found.expr === "object" && found.expr !== null && "text" in found.expr && found.expr.text === is
      : found.expr === is;
  })?.kind;
}

/** True where none of its threads stays when it has no work. */
export function leavesByItself({ evaluator }: Program, { making, arguments: list, scope }: Made): boolean {
  if (making.leavesAt === undefined) return false;
  const found = argumentAt(evaluator, list, making.leavesAt, scope);
  return found.is === "value" ? found.expr === 0 : found.is !== "missing";
}

/** True where the memory of each of its threads surely has no limit. */
export function hasNoMemoryLimit({ evaluator }: Program, made: Made): boolean {
  const { pool, making, arguments: list, scope } = made;
  const runs = pool.entries.find(({ on }) => on === making.on)?.runs;
  const [first] = list;
  // The first argument names the file, or has the options.
  const named =
    runs && "file" in runs && runs.file === "0" && !(typeof first === "object" && first && "object" in first);
  const places = (making.memoryLimit ?? []).filter((at) => !(named && at.startsWith("0.")));
  return places.length > 0 && places.every((at) => argumentAt(evaluator, list, at, scope).is === "missing");
}
