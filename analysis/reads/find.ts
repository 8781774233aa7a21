import type { Read } from "../../catalog/index.ts";
import type { Call } from "../facts.ts";
import type { OrmLibrary, Program } from "../program.ts";
import type { Scope, Value } from "../values/value.ts";
import { awaitedNames, builderRead, handsBack } from "./builders.ts";
import { onlyFirst } from "./first.ts";
import type { ReadSite } from "./read.ts";
import { otherStatements } from "./statements.ts";

type External = Value & { is: "external" };

/** Every read of the catalog in one function, bounded ones included. */
export function readsIn(program: Program, scope: Scope): ReadSite[] {
  const fn = program.evaluator.fn(scope);
  const found: ReadSite[] = [];
  const orms = program.ormsOf(scope.file);
  fn.calls.forEach((call, c) => {
    call.chain.forEach((segment, s) => {
      if (!segment.arguments || !(program.readNames.has(segment.name) || segment.tagged)) return;
      for (const value of program.evaluator.callee(scope, c, s)) {
        if (value.is !== "external" || value.typeOnly) continue;
        for (const library of orms) {
          const site = methodRead(program, library, value, scope, call, c, s);
          if (site && !found.some((f) => f.at === site.at)) found.push(site);
        }
      }
    });
    let values: Value[] | undefined;
    const result = (): Value[] => {
      values ??= program.evaluator.callResult(scope, c);
      return values;
    };
    for (const library of orms) {
      const site = builderRead(program, library, scope, call, c, result);
      if (site && !found.some((f) => f.at === site.at)) found.push(site);
    }
  });
  for (const site of awaitedNames(program, scope)) if (!found.some((f) => f.at === site.at)) found.push(site);
  return found;
}

function methodRead(
  program: Program,
  { orm, library, reads, fluent }: OrmLibrary,
  value: External,
  scope: Scope,
  call: Call,
  c: number,
  s: number,
): ReadSite | undefined {
  for (const [label, confidence] of library.kinds(value)) {
    const read = reads.get(label);
    if (!read || read.builder) continue;
    const segment = call.chain[s]!;
    if (!gathers(read, call, s)) continue;
    return {
      orm,
      read,
      scope,
      name: segment.name || (typeof call.root === "string" ? call.root : ""),
      at: segment.at,
      arguments: segment.arguments ?? [],
      result: { call: c },
      receiver: { ...value, steps: value.steps.slice(0, -1) },
      more: startsWithChain(program, library, fluent, scope, call) ? otherStatements(program, scope, call) : [],
      confidence: confidence * (value.factor ?? 1),
      ...(read.first || (!read.pair && onlyFirst(program, scope, call, c)) ? { first: true } : {}),
    };
  }
  return undefined;
}

/** True where a chain is gone on with; other statements on a connection or a repository ask other questions. */
function startsWithChain(
  program: Program,
  library: OrmLibrary["library"],
  fluent: ReadonlySet<string>,
  scope: Scope,
  call: Call,
): boolean {
  return program.evaluator
    .evaluate(call.root, scope)
    .some((value) => value.is === "external" && [...library.kinds(value).keys()].some((kind) => fluent.has(kind)));
}

/** True when all rows come together: no stream is made of the read, an iterator is spread, a part of a query is none. */
function gathers(read: Read, call: Call, s: number): boolean {
  if (read.streamedBy && call.chain.slice(s + 1).some((after) => read.streamedBy!.includes(after.name))) return false;
  const { use } = call;
  if (read.iterator) return use.as === "spread" || (use.as === "passed" && use.name === "from");
  return !read.lazy || s < call.chain.length - 1 || call.awaited === true || handsBack(use);
}
