import type { EntryPattern } from "../../catalog/index.ts";
import type { CallSite } from "../callers.ts";
import type { Call, Expr, Segment } from "../facts.ts";
import { languageOf, speaks } from "../language.ts";
import type { PoolLibrary } from "../pools.ts";
import type { Program } from "../program.ts";
import { argumentFor } from "../values/arguments.ts";
import { callbackPlace, takesElements } from "../values/callbacks.ts";
import { namesOf } from "../values/names.ts";
import { follow } from "../values/places.ts";
import { type ClassRef, globalModule, type Scope, type Value } from "../values/value.ts";
import { leadsBack } from "./again.ts";
import { type CallPlace, concurrencyOf } from "./concurrency.ts";
import { saidSo, standsInside } from "./conditions.ts";
import { conventionEntries, typedEntries } from "./declared.ts";
import { decorated, decoratedFunction } from "./decorators.ts";
import { describedEntries } from "./described.ts";
import { type Arguments, type EntrySite, entrySite } from "./entry.ts";
import { extending } from "./extending.ts";
import { gateOf } from "./gates.ts";
import { listedEntries } from "./listings.ts";
import { markedEntries } from "./marked.ts";
import { overlapsOf } from "./overlaps.ts";
import { functionsOf, memberTargets, targetsOf } from "./targets.ts";
import { writtenEntries } from "./written.ts";

/** Each hand-over through a function of the workspace's own costs a little. */
export const wrapperFactor = 0.97;

/** Entries that a file's own code sets up: calls, constructions and decorators of the catalog's pools. */
export function entriesIn(program: Program, file: string): EntrySite[] {
  const facts = program.evaluator.facts(file);
  const found: EntrySite[] = [];
  facts.functions.forEach((fn, index) => {
    const scope: Scope = { file, fn: index };
    if (fn.class === undefined)
      for (const decorator of fn.decorators ?? []) found.push(...decoratedFunction(program, scope, decorator));
    fn.calls.forEach((call, c) => {
      call.chain.forEach((segment, s) => {
        if (!segment.arguments) return;
        found.push(...ofAnything(program, { scope, call: c, segment: s, steps: [] }, segment));
        if (!mayStart(program, scope, call, segment)) return;
        for (const site of atCall(program, scope, c, s, segment)) found.push(site);
      });
    });
  });
  facts.classes.forEach((cls, index) => {
    const ref: ClassRef = { file, class: index };
    found.push(...extending(program, ref));
    for (const decorator of cls.decorators ?? []) found.push(...decorated(program, ref, decorator, undefined));
    for (const member of cls.members)
      for (const decorator of member.decorators ?? []) found.push(...decorated(program, ref, decorator, member.name));
  });
  found.push(...typedEntries(program, file), ...conventionEntries(program, file));
  found.push(...writtenEntries(program, file, found));
  found.push(...markedEntries(program, file, found), ...describedEntries(program, file, found));
  found.push(...listedEntries(program, file));
  return found.filter((site) => !limitedInside(program, site, found));
}

/** `xs.forEach(async …)`: a method that any list has, told by the function that is written there. */
function ofAnything(program: Program, place: CallPlace, segment: Segment): EntrySite[] {
  if (!program.poolIndex.anyNames.has(segment.name) || segment.new) return [];
  const { scope } = place;
  const [first] = segment.arguments ?? [];
  const written = typeof first === "object" && first && "function" in first ? first.function : undefined;
  if (written === undefined || !program.evaluator.fn({ file: scope.file, fn: written }).async) return [];
  const own: Arguments = { list: segment.arguments ?? [], scope };
  const call = program.evaluator.fn(scope).calls[place.call]!;
  const last = place.segment === call.chain.length - 1;
  if (hasOwn(program, place, segment)) return [];
  return program.pools.flatMap((pool) =>
    (pool.patterns.get(`.${segment.name}`) ?? []).flatMap((pattern) => {
      if (pattern.used && !(last && pattern.used.some((use) => use === call.use.as))) return [];
      return siteOf(program, pool, pattern, place, segment, own, undefined) ?? [];
    }),
  );
}

/** True for a method that some library has of its own: a stream's `forEach` goes one by one. */
function hasOwn(program: Program, { scope, call, segment: index }: CallPlace, segment: Segment): boolean {
  if (!program.poolIndex.entryNames.has(segment.name)) return false;
  return program.evaluator
    .callee(scope, call, index)
    .some(
      (value) =>
        value.is === "external" &&
        program.poolIndex
          .knowing(value)
          .some(({ library, patterns }) => [...library.kinds(value).keys()].some((label) => patterns.has(label))),
    );
}

/** `Promise.all(xs.map((x) => limit(() => …)))` runs as many as the limiter lets through: that is the limiter's entry. */
function limitedInside(program: Program, site: EntrySite, all: readonly EntrySite[]): boolean {
  if (!("elements" in site.pattern.runs)) return false;
  return site.targets.some((target) =>
    all.some(
      (other) =>
        other !== site &&
        other.kind === "fan-out" &&
        !("elements" in other.pattern.runs) &&
        other.scope.file === target.scope.file &&
        other.scope.fn === target.scope.fn &&
        !madeIn(other, target.scope) &&
        program.evaluator.fn(other.scope).calls.some((c) => c.use.as === "returned" && c.chain.at(-1)?.at === other.at),
    ),
  );
}

/** A limiter that each element makes for itself limits nothing. */
const madeIn = ({ maker }: EntrySite, { file, fn }: Scope): boolean =>
  maker?.scope.file === file && maker.scope.fn === fn;

/** A cheap look before values are evaluated: most calls of a file can't be an entry by their names alone. */
function mayStart(program: Program, scope: Scope, call: Call, segment: Segment): boolean {
  const named = segment.name !== "" && !segment.new;
  if (named && !program.poolIndex.entryNames.has(segment.name) && !takesFunction(segment)) return false;
  return (
    (named && program.poolIndex.handsToPool(scope.file, [segment.name])) || mayBePool(program, call.root, scope, 0)
  );
}

/** Names are followed this far without evaluating anything. */
const deepestLook = 4;

/** True unless the root of a chain is seen to come from somewhere that has no pool. */
function mayBePool(program: Program, root: Expr, scope: Scope, depth: number): boolean {
  if (depth > deepestLook) return true;
  const facts = program.evaluator.facts(scope.file);
  if (typeof root !== "string") {
    if (typeof root !== "object" || root === null) return false;
    if ("call" in root)
      return mayBePool(program, facts.functions[scope.fn]!.calls[root.call]?.root ?? "", scope, depth + 1);
    if ("await" in root) return mayBePool(program, root.await, scope, depth + 1);
    if ("member" in root) return mayBePool(program, root.of, scope, depth + 1);
    if ("choice" in root) return root.of.some((e) => mayBePool(program, e, scope, depth + 1));
    return "parameter" in root && program.poolIndex.leadsToPool(scope.file);
  }
  const [name = ""] = root.split(".");
  // A field may be anything that the file's own imports bring.
  if (name === "this" || name === "super")
    return program.poolIndex.leadsToPool(scope.file) || facts.classes.some((c) => c.extends);
  for (let fn = scope.fn; fn >= 0; fn = facts.functions[fn]!.parent) {
    const declared = namesOf(facts, fn).get(name);
    if (!declared) continue;
    if (declared.is === "function" || declared.is === "class") return false;
    if (declared.is === "parameter") return program.poolIndex.leadsToPool(scope.file);
    if (declared.is === "binding")
      return declared.binding.init === undefined
        ? declared.binding.type !== undefined && program.poolIndex.leadsToPool(scope.file)
        : mayBePool(program, declared.binding.init, { file: scope.file, fn }, depth + 1);
    if (program.poolIndex.isPoolPackage(declared.import.from)) return true;
    const files = program.workspace.resolver.filesOf(declared.import, scope.file);
    return files?.some((one) => program.poolIndex.leadsToPool(one)) ?? false;
  }
  return name === "import" || name === "require" || program.poolIndex.globals.has(name);
}

const takesFunction = (segment: Segment): boolean =>
  segment.arguments?.some((a) => typeof a === "object" && a !== null && "function" in a) ?? false;

/** A timer in a file of markup refreshes a page; jobs are not written there. */
const isPageTimer = (file: string, { pool }: PoolLibrary): boolean =>
  pool.kind === "schedule" && pool.packages.includes(globalModule) && /\.[jt]sx$/.test(file);

function atCall(program: Program, scope: Scope, call: number, index: number, segment: Segment): EntrySite[] {
  const callee = program.evaluator.callee(scope, call, index);
  const sites: EntrySite[] = [];
  for (const value of callee) {
    if (value.is !== "external" || value.typeOnly) continue;
    for (const pool of program.poolIndex.knowing(value)) {
      if (!speaks(pool.pool, languageOf(scope.file))) continue;
      if (isPageTimer(scope.file, pool)) continue;
      for (const [label, confidence] of pool.library.kinds(value)) {
        const patterns = pool.patterns.get(segment.new ? `new ${label}` : label);
        for (const pattern of patterns ?? []) {
          const own: Arguments = { list: segment.arguments ?? [], scope };
          if (!saidSo(program, pool, pattern, own) || !standsInside(program, pool, pattern, scope, call)) continue;
          const place: CallPlace = { scope, call, segment: index, steps: value.steps };
          const site = siteOf(program, pool, pattern, place, segment, own, makerOf(value));
          if (site && !sites.some((s) => s.pattern === pattern)) {
            site.confidence *= confidence * (value.factor ?? 1);
            sites.push(site);
          }
        }
      }
    }
  }
  return sites;
}

/** Arguments of the call or construction that made the receiver: `pLimit(10)`, `new PQueue({ concurrency })`. */
function makerOf(value: Value & { is: "external" }): Arguments | undefined {
  for (let i = value.steps.length - 1; i >= 0; i--) {
    const step = value.steps[i]!;
    if ((step.is === "new" || step.is === "call") && step.scope)
      return { list: step.arguments ?? [], scope: step.scope };
  }
  return undefined;
}

function siteOf(
  program: Program,
  library: PoolLibrary,
  pattern: EntryPattern,
  place: CallPlace,
  segment: Segment,
  own: Arguments,
  maker: Arguments | undefined,
): EntrySite | undefined {
  const { scope } = place;
  if (pattern.looped && !isLooped(program, place)) return undefined;
  const { pool } = library;
  const { targets, handedOver } = targetsOf(program, pattern.runs, segment, scope);
  if (!targets.length && !handedOver.length) return undefined;
  if (pattern.again && !leadsBack(program, targets, scope)) return undefined;
  const all = concurrencyOf(program, pattern.atOnce, own, maker, place);
  const told = (all.atOnce === "unbounded" && gateOf(program, library, pattern, targets)) || all;
  if (typeof told.atOnce === "number" && told.atOnce <= 1 && pool.kind === "fan-out") return undefined;
  const overlaps = overlapsOf(program, pattern, own);
  return entrySite(pool, pattern, { scope, at: segment.at }, { ...told, targets, handedOver, own, maker, overlaps });
}

/** True in a loop, or in a callback that a list calls for each of its elements. */
function isLooped(program: Program, { scope, call }: CallPlace): boolean {
  if (program.evaluator.fn(scope).calls[call]!.loops?.length) return true;
  const facts = program.evaluator.facts(scope.file);
  const around = callbackPlace(facts, scope.fn);
  return (
    around !== undefined &&
    takesElements.has(facts.functions[around.fn]!.calls[around.call]!.chain[around.segment]!.name)
  );
}

/**
 * Entries at the callers of a function that takes the work as a parameter: `registerWorker(name, handler)`. The number
 * at once is asked for again, because the caller may hand the options over too.
 */
export function entriesAtCallers(
  program: Program,
  site: EntrySite,
  parameter: Value & { is: "parameter" },
): EntrySite[] {
  const { evaluator } = program;
  const found: EntrySite[] = [];
  for (const caller of program.callersOf(parameter.scope)) {
    const direct = argumentFor(evaluator.fn(parameter.scope).parameters, caller.arguments, parameter.index);
    const place = follow(evaluator, direct, caller.scope, parameter.path);
    const { targets, handedOver } =
      place.is === "value"
        ? functionsOf(program, place.expr, place.scope)
        : place.is === "parameter"
          ? { targets: [], handedOver: [{ parameter: { ...place.parameter, path: place.path } }] }
          : { targets: memberTargets(program, direct, caller.scope, parameter.path), handedOver: [] };
    if (!targets.length && !handedOver.length) continue;
    const told = numberAtCaller(program, site, parameter, caller);
    found.push({
      ...site,
      at: caller.at,
      file: caller.scope.file,
      scope: caller.scope,
      confidence: site.confidence * wrapperFactor,
      targets,
      handedOver,
      atOnce: told.atOnce,
      atOnceSource: told.atOnceSource,
      through: {
        entry: site,
        name: ownerName(program, parameter.scope),
      },
    });
  }
  return found;
}

/** "register", "WorkerManager.register", "new JobClient": what the callers call. */
function ownerName(program: Program, scope: Scope): string {
  const { kind, name, class: index } = program.evaluator.fn(scope);
  const cls = index === undefined ? "" : program.evaluator.facts(scope.file).classes[index]!.name;
  if (kind === "constructor") return `new ${cls}`;
  return cls && name ? `${cls}.${name}` : name || "the function";
}

/** The number at once as the caller gives it: the entry's option read with the caller's arguments in place. */
function numberAtCaller(
  program: Program,
  site: EntrySite,
  parameter: Value & { is: "parameter" },
  caller: CallSite,
): Pick<EntrySite, "atOnce" | "atOnceSource"> {
  const { atOnce } = site.pattern;
  if (site.atOnce !== "unknown" || typeof atOnce !== "object" || !("at" in atOnce)) return site;
  const key = atOnce.at.split(".").at(-1)!;
  for (const [index, argument] of caller.arguments.entries()) {
    if (index === parameter.index && !parameter.path.length) continue;
    const found = follow(program.evaluator, argument, caller.scope, [key]);
    if (found.is === "value" && typeof found.expr === "number") return { atOnce: found.expr, atOnceSource: key };
  }
  return site;
}
