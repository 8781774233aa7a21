import type { Builder, Read } from "../../catalog/index.ts";
import { type At, type Binding, type Call, type Segment, type Use, writtenName } from "../facts.ts";
import type { OrmLibrary, Program } from "../program.ts";
import { callbackPlace } from "../values/callbacks.ts";
import type { Scope, Step, Value } from "../values/value.ts";
import { givesOneRow } from "./aggregates.ts";
import { onlyFirst } from "./first.ts";
import { isFilled, madeAt } from "./places.ts";
import type { ReadSite } from "./read.ts";
import { mentions, onName, otherStatements, withHanded, withStatement } from "./statements.ts";

type External = Value & { is: "external" };

const allOf = new Set(["all", "allSettled"]);

/** A lazy chain that is run by awaiting it, by handing it back, or by a method that says so. */
export function builderRead(
  program: Program,
  library: OrmLibrary,
  scope: Scope,
  call: Call,
  c: number,
  result: () => Value[],
): ReadSite | undefined {
  if (!library.lazy.length || !mayBuild(program, library, scope, call, c)) return undefined;
  for (const found of surestFirst(library, result())) {
    for (const { read, builder, confidence } of lazyReads(library, found)) {
      // A method that stands before the library's own, and is called as that is, only adds to it.
      if (isAddedTo(program, { call, scope }, read)) continue;
      const maker = makerOf(program, found, read, library);
      const instead =
        maker && isAddedTo(program, maker, read)
          ? call.chain.findIndex((s) => s.arguments && builder.head.includes(s.name))
          : -1;
      const value = upToRun(standIn(program, scope, c, instead, found), builder);
      const own = ownSegments(call, value, instead, builder);
      if (!own.length || isOfList(own, builder) || isRunElsewhere(value, own, builder)) continue;
      if (instead < 0 && isMadeElsewhere(program, value, read, library, call)) continue;
      // Only what is done to a builder: other statements on the client are other builders.
      const others = startsFromBuilder(program, library, scope, call)
        ? otherStatements(program, scope, call, builder)
        : [];
      const bound =
        call.use.as === "bound" && !call.awaited ? onName(program, scope, call.use.name ?? "", builder) : [];
      const steps = wholeOf(program, library, [...value.steps, ...others, ...bound], builder);
      if (!isRun(program, library, scope, call, value.steps, builder)) continue;
      const run = rowsOf(program, steps, read, builder);
      if (!run) continue;
      const more = steps.filter((step) => !value.steps.includes(step));
      if (comesInParts(program, { orm: library.orm, read, scope, receiver: value, more }, call.use)) continue;
      const { name, at } = standsUnder(program, library, scope, call, own, value, read, builder);
      return {
        orm: library.orm,
        read,
        scope,
        name,
        at,
        arguments: [],
        result: { call: c },
        receiver: value,
        more,
        confidence: confidence * (value.factor ?? 1),
        ...run,
        ...(onlyFirst(program, scope, call, c) ? { first: true } : {}),
        // What going over it runs is a read only where that is done.
        ...(!builder.goneOver && isHandedBack(program, scope, call) ? { handedBack: true } : {}),
      };
    }
  }
  return undefined;
}

/** The links of a chain that make the read. What a function of the workspace hands back is that function's, until somebody goes over it. */
function ownSegments(call: Call, value: External, instead: number, builder: Builder): Segment[] {
  const own = call.chain.filter((s, i) => s.arguments && (i === instead || value.steps.some(({ at }) => at === s.at)));
  return own.length || !isGoneOver(builder, call.use) ? own : call.chain.slice(-1);
}

const listMethods = new Set("map filter forEach reduce some every slice flatMap".split(" "));

/** `(rows || []).filter((row) => …)`: what was awaited somewhere is a list, whatever made it. */
const isOfList = (own: readonly Segment[], { awaited, goneOver }: Builder): boolean =>
  goneOver
    ? // A comprehension: what it gives is a list, and it tells of its own read.
      own.some(({ name }) => name === "map")
    : awaited !== false && own.some(({ name }) => listMethods.has(name));

/** `await q`, where q is a builder that was made in another statement. */
export function awaitedNames(program: Program, scope: Scope): ReadSite[] {
  const { evaluator } = program;
  const orms = program.ormsOf(scope.file);
  const builders = orms.flatMap(({ lazy }) => lazy.map((read) => read.builder!));
  const found: ReadSite[] = [];
  for (const binding of evaluator.fn(scope).bindings) {
    // Most names are neither awaited nor gone over: those are not evaluated.
    const mayRun = binding.uses?.some((u) => u.as === "awaited" || builders.some((builder) => isGoneOver(builder, u)));
    if (!binding.uses || !mayRun) continue;
    for (const { from, to, values } of givenTo(program, scope, binding))
      for (const library of orms) {
        for (const value of surestFirst(library, values))
          for (const { read, builder, confidence } of lazyReads(library, value)) {
            const run = binding.uses.find(
              (u) =>
                u.at > from &&
                u.at < to &&
                ((u.as === "awaited" && builder.awaited !== false) || isGoneOver(builder, u)),
            );
            if (!run || (!builder.goneOver && isMadeElsewhere(program, value, read, library))) continue;
            const where: Scope = run.function === undefined ? scope : { file: scope.file, fn: run.function };
            if (upToRun(value, builder) !== value || isRunElsewhere(value, [], builder)) continue;
            const done = [...value.steps, ...onName(program, scope, binding.name, builder)];
            const steps = wholeOf(program, library, done, builder);
            const rows = rowsOf(program, steps, read, builder);
            const more = steps.filter((step) => !value.steps.includes(step));
            if (comesInParts(program, { orm: library.orm, read, scope: where, receiver: value, more }, run)) continue;
            if (!rows || found.some((f) => f.at === run.at)) continue;
            const head = value.steps.find((s) => builder.head.includes(s.name));
            found.push({
              orm: library.orm,
              read,
              scope: where,
              name: writtenName(binding.name),
              at: run.at,
              ...(head?.at ? { headAt: head.at } : {}),
              arguments: [],
              result: { awaited: binding.name, at: run.at },
              receiver: value,
              more,
              confidence: confidence * (value.factor ?? 1),
              ...rows,
            });
          }
      }
  }
  return found;
}

/** What a name holds, and from where to where: where it is given another value altogether, each is one of its own. */
function givenTo(program: Program, scope: Scope, binding: Binding): { from: At; to: At; values: Value[] }[] {
  const { evaluator } = program;
  const fn = evaluator.fn(scope);
  const fresh = (binding.assigned ?? []).flatMap((expr) =>
    typeof expr === "object" && expr && "call" in expr && !mentions(fn, expr, binding.name)
      ? [{ at: fn.calls[expr.call]!.chain[0]!.at, values: evaluator.evaluate(expr, scope) }]
      : [],
  );
  if (!fresh.length) return [{ from: 0, to: Number.POSITIVE_INFINITY, values: evaluator.name(binding.name, scope) }];
  const all = [{ at: binding.at, values: evaluator.evaluate(binding.init ?? "", scope) }, ...fresh];
  // Under a condition the former value may still be there; which of them is gone over then can't be told.
  return all.map(({ at, values }, i) => ({ from: at, to: all[i + 1]?.at ?? Number.POSITIVE_INFINITY, values }));
}

/** What is done to a builder, in the statement that it was handed and by the functions that it is handed to, too. */
const wholeOf = (program: Program, library: OrmLibrary, steps: readonly Step[], builder: Builder): Step[] =>
  withHanded(program, withStatement(program, library, steps, builder), builder);

/** A builder that a function hands back is that function's read, whatever its callers add. */
function isMadeElsewhere(program: Program, value: External, read: Read, library: OrmLibrary, call?: Call): boolean {
  const maker = makerOf(program, value, read, library);
  // Who goes over it runs it, wherever it was made.
  if (!maker || read.builder?.goneOver || maker.call === call || call?.chain.some((s) => s.at === maker.at))
    return false;
  if (isAddedTo(program, maker, read)) return false;
  return isHandedBack(program, maker.scope, maker.call);
}

/** `static query() { return super.query()… }`: a method that stands before the library's own, and calls that. */
function isAddedTo(program: Program, { call, scope }: { call: Call; scope: Scope }, { builder }: Read): boolean {
  return call.root === "super" && (builder?.head.includes(program.evaluator.fn(scope).name) ?? false);
}

/** The call that made a builder of a value, wherever that stands. */
function makerOf(
  program: Program,
  value: External,
  read: Read,
  { orm }: OrmLibrary,
): { call: Call; scope: Scope; at: At } | undefined {
  const made = value.steps[madeAt(program, orm, read.call, value)];
  if (!made?.scope || made.at === undefined) return undefined;
  const { scope, at } = made;
  const call = program.evaluator.fn(scope).calls.find((c) => c.chain.some((s) => s.at === at));
  return call && { call, scope, at };
}

/** The concrete class, where a method of its base stands before the library's. */
function standIn(program: Program, scope: Scope, c: number, segment: number, value: External): External {
  if (segment < 0) return value;
  for (const callee of program.evaluator.callee(scope, c, segment)) {
    if (callee.is !== "function" || !callee.self) continue;
    const self = callee.self;
    return { ...value, steps: value.steps.map((step) => (step.class ? { ...step, class: self } : step)) };
  }
  return value;
}

function startsFromBuilder(program: Program, { library, fluent }: OrmLibrary, scope: Scope, { root }: Call): boolean {
  if (typeof root !== "string" || root === "") return false;
  return program.evaluator.evaluate(root, scope).some((v) => [...library.kinds(v).keys()].some((k) => fluent.has(k)));
}

/** Of several values that a chain may start from the one that is known best: `(tx || db)("orders")`. */
function surestFirst(library: OrmLibrary, values: readonly Value[]): External[] {
  const found = values.filter((v) => v.is === "external");
  if (found.length < 2) return found;
  const sure = (v: External): number =>
    Math.max(0, ...lazyReads(library, v).map((r) => r.confidence * (v.factor ?? 1)));
  return found
    .map((v) => ({ v, c: sure(v) }))
    .sort((a, b) => b.c - a.c)
    .map(({ v }) => v);
}

function lazyReads(
  { library, lazy }: OrmLibrary,
  value: External,
): { read: Read; builder: Builder; confidence: number }[] {
  if (!lazy.length) return [];
  const kinds = library.kinds(value);
  return lazy.flatMap((read) => {
    const confidence = kinds.get(read.call);
    return confidence === undefined ? [] : [{ read, builder: read.builder!, confidence }];
  });
}

/** A name that holds what was awaited is no builder any more: its methods are those of rows. */
function holdsRows(program: Program, library: OrmLibrary, scope: Scope, root: string): boolean {
  const { evaluator } = program;
  const { functions } = evaluator.facts(scope.file);
  for (let fn = scope.fn; fn >= 0; fn = functions[fn]!.parent) {
    const init = functions[fn]!.bindings.findLast((b) => b.name === root)?.init;
    if (init === undefined) continue;
    if (typeof init !== "object" || init === null || !(("call" in init && init.awaited) || "await" in init))
      return false;
    return evaluator
      .name(root, scope)
      .some((v) => v.is === "external" && lazyReads(library, v).some(({ builder }) => builder.awaited !== false));
  }
  return false;
}

/** False where a look at the call's words alone tells that it makes no builder, or runs none. */
function mayBuild(program: Program, library: OrmLibrary, scope: Scope, call: Call, c: number): boolean {
  const { lazyWords, runs } = library;
  if (typeof call.root === "string" && holdsRows(program, library, scope, call.root)) return false;
  if (call.chain.some((s) => s.arguments && lazyWords.has(s.name))) return true;
  const last = call.chain.at(-1)!;
  if (typeof call.root === "string" && (call.awaited || runs.has(last.name))) return true;
  const { use } = call;
  const goneOver = library.lazy.some((r) => isGoneOver(r.builder!, use));
  if (!call.awaited && use.as !== "bound" && !handsBack(use) && !goneOver) return false;
  return program.evaluator
    .callee(scope, c, call.chain.length - 1)
    .some((v) => v.is === "external" || (goneOver && v.is === "function"));
}

/** What a chain gives that was run: nothing that counts, or rows, and of what sort. */
export function rowsOf(
  program: Program,
  steps: Step[],
  read: Read,
  builder: Builder,
): Pick<ReadSite, "first" | "groups"> | undefined {
  const names = new Set(steps.filter((s) => s.is === "call").map((s) => s.name));
  const has = (list: string[] | undefined): boolean => list?.some((name) => names.has(name)) ?? false;
  if (builder.requires && !has(builder.requires)) return undefined;
  if (has(builder.never) || has(builder.one)) return undefined;
  if (builder.firstOf && has(builder.first) && !has(builder.firstOf)) return undefined;
  const changes = has(builder.changes) || [...names].some((name) => builder.changing?.test(name));
  if (changes && !has(builder.returning)) return undefined;
  const groups = has(builder.groups);
  if (!groups && (has(builder.aggregates) || givesOneRow(program, steps, read))) return undefined;
  return { ...(has(builder.first) ? { first: true } : {}), ...(groups ? { groups } : {}) };
}

function isRun(
  program: Program,
  library: OrmLibrary,
  scope: Scope,
  call: Call,
  steps: Step[],
  builder: Builder,
): boolean {
  if (builder.runs.includes(steps.at(-1)?.name ?? "") || isGoneOver(builder, call.use)) return true;
  if (builder.awaited === false) return false;
  const { use } = call;
  if (call.awaited || isAll(use)) return true;
  if (use.as === "returned" || use.as === "yielded") return !isSubquery(program, library, scope, builder);
  return boundAndRun(program, scope, use) && !isSubquery(program, library, scope, builder);
}

/** Handed to `Promise.all` and the like. */
export const isAll = (use: Use): boolean => use.as === "passed" && allOf.has(use.name ?? "");

/** A loop over it, or a function that goes over all of it. */
function isGoneOver({ goneOver, asked }: Builder, { as, name }: Use): boolean {
  if (!goneOver) return false;
  if (as === "iterated" || as === "spread") return true;
  if (as === "counted" || as === "tested") return asked ?? false;
  return as === "passed" && goneOver.includes(name ?? "");
}

/** A method that runs a chain, or a comprehension that went over it. */
const isEnd = (name: string, runs: readonly string[]): boolean => name === "map" || runs.includes(name);

/** What is done after a chain was run is done to its rows. */
function upToRun(value: External, { goneOver, runs }: Builder): External {
  const at = goneOver ? value.steps.findIndex((s) => s.is === "call" && isEnd(s.name, runs)) : -1;
  return at < 0 || at === value.steps.length - 1 ? value : { ...value, steps: value.steps.slice(0, at + 1) };
}

/** Rows, of a chain that another statement ran. */
function isRunElsewhere({ steps }: External, own: readonly Segment[], { goneOver, runs }: Builder): boolean {
  const last = steps.at(-1);
  return goneOver !== undefined && last !== undefined && isEnd(last.name, runs) && !own.some((s) => s.at === last.at);
}

/** True for a loop over rows of which the library holds a part at a time. */
function comesInParts(
  program: Program,
  site: Pick<ReadSite, "orm" | "read" | "scope" | "receiver" | "more">,
  use: Use,
): boolean {
  const { builder } = site.read;
  if (!builder?.inParts || builder.runs.includes(site.receiver.steps.at(-1)?.name ?? "")) return false;
  // `list(rows)` and `[*rows]` hold all of them in the end.
  if (use.as !== "iterated") return false;
  const asked: ReadSite = { ...site, name: "", at: 0, arguments: [], result: { call: 0 }, confidence: 1 };
  return builder.inParts.some((place) => isFilled(program, asked, place));
}

/** What is done with a lazy value that whoever gets it will run. */
export const handsBack = (use: Use): boolean => use.as === "returned" || use.as === "yielded" || isAll(use);

/** `const q = db.select()…; return q` and the like; `await q` is told where it stands. */
function boundAndRun(program: Program, scope: Scope, use: Use): boolean {
  if (use.as !== "bound" || !use.name) return false;
  const binding = program.evaluator.fn(scope).bindings.findLast((b) => b.name === use.name);
  return binding?.uses?.some((u) => u.as === "returned" || isAll(u)) ?? false;
}

/** `whereIn("id", () => db.select(…))`: what a builder's own callback hands back is a part of its statement. */
function isSubquery(program: Program, library: OrmLibrary, scope: Scope, builder: Builder): boolean {
  const { evaluator } = program;
  const place = callbackPlace(evaluator.facts(scope.file), scope.fn);
  if (!place) return false;
  const outer: Scope = { file: scope.file, fn: place.fn };
  const segment = evaluator.fn(outer).calls[place.call]!.chain[place.segment]!;
  if (builder.runs.includes(segment.name)) return false;
  return evaluator
    .called(evaluator.callee(outer, place.call, place.segment), segment, outer)
    .some((v) => [...library.library.kinds(v).keys()].some((kind) => library.fluent.has(kind)));
}

/** True when a function's caller gets the builder itself, and runs it or adds to it. */
function isHandedBack(program: Program, scope: Scope, { use, awaited }: Call): boolean {
  const fn = program.evaluator.fn(scope);
  if (awaited || fn.async) return false;
  if (use.as !== "bound") return use.as === "returned";
  return fn.bindings.findLast((b) => b.name === use.name)?.uses?.some((u) => u.as === "returned") ?? false;
}

/** The head's name; where the chain has none, the call that made the builder, or that started from one. */
function standsUnder(
  program: Program,
  { orm }: OrmLibrary,
  scope: Scope,
  call: Call,
  own: Segment[],
  value: External,
  read: Read,
  builder: Builder,
): { name: string; at: number } {
  if (builder.toldAtEnd) {
    const end = own.findLast((s) => s.arguments && value.steps.some((step) => step.at === s.at)) ?? own.at(-1)!;
    // A slice has no name, and no method of the library ends it.
    const named = end.name === "[:]" ? (own.findLast((s) => s.arguments && s.name !== "[:]") ?? end) : end;
    return named.name ? named : { name: rootName(call), at: named.at };
  }
  const head = call.chain.find((s) => s.arguments && builder.head.includes(s.name));
  if (head) return head;
  const start = builder.toldAtStart && value.steps.find((s) => s.is === "call" && builder.head.includes(s.name));
  if (start && start.at !== undefined && start.scope?.file === scope.file && start.scope.fn === scope.fn)
    return { name: start.name, at: start.at };
  const made = madeAt(program, orm, read.call, value);
  const maker = own.find((s) => s.at === value.steps[made]?.at) ?? call.chain.find((s) => s.arguments) ?? own[0]!;
  return maker.name ? maker : { name: rootName(call), at: maker.at };
}

/** `db` of `db("orders")`. */
function rootName({ root }: Call): string {
  return typeof root === "string" && root ? root.split(".").at(-1)! : "(";
}
