import type { StreamCall } from "../../catalog/index.ts";
import { type Expr, writtenText } from "../facts.ts";
import type { OrmLibrary, Program } from "../program.ts";
import type { Scope, Step, Value } from "../values/value.ts";
import { isSaid } from "../workspace/said.ts";
import { isFilled, literals } from "./places.ts";
import type { ReadSite } from "./read.ts";
import { otherStatements, withHanded, withStatement } from "./statements.ts";

type External = Value & { is: "external" };

/** A call that gives rows one after another, as the read that it stands for. */
export interface StreamSite {
  stream: StreamCall;
  /** With the stream's own name and place, and what is read. */
  site: ReadSite;
  /** Which call of the scope it is, and which link of its chain. */
  call: number;
  segment: number;
}

/** Every stream of the catalog in one function. */
export function streamsIn(program: Program, scope: Scope): StreamSite[] {
  const found: StreamSite[] = [];
  const names = new Set(program.orms.flatMap(({ streams }) => [...streams.keys()].map(methodOf)));
  program.evaluator.fn(scope).calls.forEach((call, c) => {
    call.chain.forEach((segment, s) => {
      if (!segment.arguments || !names.has(segment.name)) return;
      for (const value of program.evaluator.callee(scope, c, s)) {
        if (value.is !== "external" || value.typeOnly) continue;
        for (const library of program.orms) {
          const one = library.streams.size ? streamAt(program, library, value, scope, c, s) : undefined;
          // A stream of parts of a stream is told once: `result.yield_per(100).partitions()`.
          const again = (before: StreamSite): boolean =>
            before.site.at === one?.site.at || (before.call === c && before.stream.of === one?.stream.of);
          if (one && !found.some(again)) found.push(one);
        }
      }
    });
  });
  return found;
}

const methodOf = (label: string): string => label.slice(label.lastIndexOf(".") + 1);

function streamAt(
  program: Program,
  known: OrmLibrary,
  value: External,
  scope: Scope,
  c: number,
  s: number,
): StreamSite | undefined {
  const { orm, library, streams, reads } = known;
  const call = program.evaluator.fn(scope).calls[c]!;
  const segment = call.chain[s]!;
  for (const [label, confidence] of library.kinds(value)) {
    const stream = streams.get(label);
    const read = stream && reads.get(stream.of);
    if (!stream || !read) continue;
    let steps = value.steps.slice(0, -1);
    let own = segment.arguments ?? [];
    // The statement stands at the call before: `connection.query(sql).stream()`.
    if (stream.call.includes("().")) {
      const before = steps.at(-1);
      own = before?.arguments ?? [];
      steps = steps.slice(0, -1);
    }
    const { builder } = read;
    const receiver: External = { ...value, steps };
    const more: Step[] = builder
      ? withHanded(program, [...steps, ...otherStatements(program, scope, call, builder)], builder).slice(steps.length)
      : read.sql && orm.language
        ? otherStatements(program, scope, call)
        : [];
    // What was done to the statement was done to what it gives.
    if (builder?.statement)
      more.push(...withStatement(program, known, steps, builder).filter((s) => !steps.includes(s)));
    const site: ReadSite = {
      orm,
      read,
      scope,
      name: segment.name,
      at: segment.at,
      arguments: own,
      result: { call: c },
      receiver,
      more,
      confidence: confidence * (value.factor ?? 1),
    };
    return { stream, site, call: c, segment: s };
  }
  return undefined;
}

/** True where a stream is known to hold all rows: over this driver, and with these options. */
export function isBuffered(program: Program, { stream, site, call, segment }: StreamSite): boolean {
  const { buffers } = stream;
  if (!buffers) return false;
  const { driver, unless, unlessGiven } = buffers;
  if (unlessGiven?.some((place) => isFilled(program, site, place))) return false;
  if (unless) {
    const argument = program.evaluator.fn(site.scope).calls[call]!.chain[segment]!.arguments?.[
      unless.place.argument ?? 0
    ];
    if (argument !== undefined && unless.is.test(optionOf(program, argument, site.scope, unless.place.key!) ?? ""))
      return false;
  }
  if (!driver) return true;
  if ("said" in driver) {
    const { file } = site.scope;
    return isSaid(program, file, driver.said) && !isSaid(program, file, driver.neither);
  }
  for (const { is, arguments: [options] = [], scope } of site.receiver.steps) {
    const said =
      is === "call" && options !== undefined && scope ? optionOf(program, options, scope, driver.option) : undefined;
    if (said !== undefined) return driver.is.test(said);
  }
  const named = new Set(program.workspace.resolver.dependenciesOf(site.scope.file));
  return driver.packages.some((one) => named.has(one)) && !driver.others.some((one) => named.has(one));
}

/** What an option is, where it is written; "" where it can't be told, undefined where there is none. */
function optionOf(program: Program, options: Expr, scope: Scope, key: string): string | undefined {
  for (const one of [{ expr: options, scope }, ...literals(program, options, scope)]) {
    if (typeof one.expr !== "object" || !one.expr || !("object" in one.expr)) continue;
    const value = one.expr.object.find(([name]) => name === key)?.[1];
    if (value === undefined) continue;
    if (typeof value === "boolean") return String(value);
    return writtenText(value) ?? writtenText(literals(program, value, one.scope)[0]?.expr) ?? "";
  }
  return undefined;
}
