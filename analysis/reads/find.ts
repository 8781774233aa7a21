import type { Read } from "../../catalog/index.ts";
import type { At, Call, Use } from "../facts.ts";
import type { OrmLibrary, Program } from "../program.ts";
import type { Scope, Step, Value } from "../values/value.ts";
import type { ReadSite } from "./read.ts";

type External = Value & { is: "external" };

/** Every read of the catalog in one function, bounded ones included. */
export function readsIn(program: Program, scope: Scope): ReadSite[] {
  const fn = program.evaluator.fn(scope);
  const found: ReadSite[] = [];
  fn.calls.forEach((call, c) => {
    call.chain.forEach((segment, s) => {
      if (!segment.arguments || !(program.readNames.has(segment.name) || segment.tagged)) return;
      for (const value of program.evaluator.callee(scope, c, s)) {
        if (value.is !== "external" || value.typeOnly) continue;
        for (const library of program.orms) {
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
    for (const library of program.orms)
      for (const read of library.builders) {
        const site = builderRead(program, library, read, scope, call, c, result);
        if (site && !found.some((f) => f.at === site.at)) found.push(site);
      }
  });
  for (const site of awaitedNames(program, scope)) if (!found.some((f) => f.at === site.at)) found.push(site);
  return found;
}

function methodRead(
  program: Program,
  { orm, library, reads }: OrmLibrary,
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
      more: otherStatements(program, scope, call),
      confidence: confidence * (value.factor ?? 1),
    };
  }
  return undefined;
}

/** True when all rows come together: no stream is made of the read, an iterator is spread, a part of a query is none. */
function gathers(read: Read, call: Call, s: number): boolean {
  if (read.streamedBy && call.chain.slice(s + 1).some((after) => read.streamedBy!.includes(after.name))) return false;
  const { use } = call;
  if (read.iterator) return use.as === "spread" || (use.as === "passed" && use.name === "from");
  return !read.lazy || s < call.chain.length - 1 || call.awaited === true || handsBack(use);
}

const handsBack = (use: Use): boolean =>
  use.as === "returned" ||
  use.as === "yielded" ||
  (use.as === "passed" && (use.name === "all" || use.name === "allSettled"));

/** A name that holds what was awaited is no builder any more: its methods are those of rows. */
function holdsRows(program: Program, scope: Scope, root: string): boolean {
  const { functions } = program.evaluator.facts(scope.file);
  for (let fn = scope.fn; fn >= 0; fn = functions[fn]!.parent) {
    const binding = functions[fn]!.bindings.findLast((b) => b.name === root);
    if (!binding) continue;
    const init = binding.init;
    return typeof init === "object" && init !== null && (("call" in init && init.awaited === true) || "await" in init);
  }
  return false;
}

/** A lazy chain that is run by awaiting it, by handing it back, or by a method that says so. */
function builderRead(
  program: Program,
  library: OrmLibrary,
  read: Read & { builder: Builder },
  scope: Scope,
  call: Call,
  c: number,
  result: () => Value[],
): ReadSite | undefined {
  const { builder } = read;
  const head = call.chain.find((s) => s.arguments && builder.head.includes(s.name));
  if (!head) {
    if (typeof call.root !== "string" || holdsRows(program, scope, call.root)) return undefined;
    if (!builder.runs.includes(call.chain.at(-1)!.name) && !(call.awaited && builder.awaited !== false))
      return undefined;
  }
  for (const value of result()) {
    if (value.is !== "external") continue;
    const confidence = library.library.kinds(value).get(read.call);
    if (confidence === undefined) continue;
    // What a function of the workspace hands back is that function's read.
    if (!call.chain.some((s) => s.arguments && value.steps.some((step) => step.at === s.at))) continue;
    const more = otherStatements(program, scope, call);
    const steps = [...value.steps, ...more];
    if (
      !isRun(value.steps, call.use, call.awaited === true, builder) &&
      !boundAndRun(program, scope, call.use, builder)
    )
      continue;
    if (!fits(steps, builder)) continue;
    // A cursor is told where it starts, also when it is emptied in another statement.
    const started = builder.awaited === false ? startIn(value, scope, builder) : undefined;
    const from = head ?? started ?? call.chain.at(-1)!;
    return {
      orm: library.orm,
      read,
      scope,
      name: from.name,
      at: from.at,
      arguments: [],
      result: { call: c },
      receiver: value,
      more: call.use.as === "bound" ? [...more, ...onName(program, scope, call.use.name ?? "")] : more,
      confidence: confidence * (value.factor ?? 1),
    };
  }
  return undefined;
}

type Builder = NonNullable<Read["builder"]>;

/** The call that starts a chain, when it stands in the same function. */
function startIn(value: External, scope: Scope, builder: Builder): { name: string; at: At } | undefined {
  const step = value.steps.find((s) => s.is === "call" && builder.head.includes(s.name));
  const here = step?.at !== undefined && step.scope?.file === scope.file && step.scope.fn === scope.fn;
  return here ? { name: step.name, at: step.at! } : undefined;
}

function fits(steps: Step[], builder: Builder): boolean {
  const names = new Set(steps.map((s) => s.name));
  if (builder.requires?.some((r) => !names.has(r))) return false;
  if (builder.never.some((n) => names.has(n))) return false;
  return !builder.one?.some((o) => names.has(o));
}

function isRun(steps: Step[], use: Use, awaited: boolean, builder: Builder): boolean {
  return builder.runs.includes(steps.at(-1)?.name ?? "") || (builder.awaited !== false && (awaited || handsBack(use)));
}

/** `const q = db.select()…; return q` and the like; `await q` is told where it stands. */
function boundAndRun(program: Program, scope: Scope, use: Use, { awaited }: Builder): boolean {
  if (awaited === false || use.as !== "bound" || !use.name) return false;
  const binding = program.evaluator.fn(scope).bindings.findLast((b) => b.name === use.name);
  return binding?.uses?.some((u) => u.as !== "yielded" && handsBack(u)) ?? false;
}

/** `await q`, where q is a builder that was made in another statement. */
function awaitedNames(program: Program, scope: Scope): ReadSite[] {
  const { evaluator } = program;
  const found: ReadSite[] = [];
  for (const binding of evaluator.fn(scope).bindings) {
    const run = binding.uses?.find((u) => u.as === "awaited");
    if (!run) continue;
    const where: Scope = run.function === undefined ? scope : { file: scope.file, fn: run.function };
    for (const value of evaluator.name(binding.name, scope)) {
      if (value.is !== "external") continue;
      for (const library of program.orms)
        for (const read of library.builders) {
          if (read.builder.awaited === false) continue;
          const confidence = library.library.kinds(value).get(read.call);
          if (confidence === undefined) continue;
          const more = onName(program, scope, binding.name);
          if (!fits([...value.steps, ...more], read.builder)) continue;
          const head = value.steps.find((s) => read.builder.head.includes(s.name));
          if (found.some((f) => f.at === run.at)) continue;
          found.push({
            orm: library.orm,
            read,
            scope: where,
            name: binding.name,
            at: run.at,
            ...(head?.at ? { headAt: head.at } : {}),
            arguments: [],
            result: { awaited: binding.name, at: run.at },
            receiver: value,
            more,
            confidence: confidence * (value.factor ?? 1),
          });
        }
    }
  }
  return found;
}

/** What other statements do to the builder that a call starts from. */
function otherStatements(program: Program, scope: Scope, call: Call): Step[] {
  return typeof call.root === "string" && !call.root.includes(".") && call.root !== "this"
    ? onName(program, scope, call.root)
    : [];
}

/** Calls on a local name, in the function that has it and in the functions inside it. */
function onName(program: Program, scope: Scope, name: string): Step[] {
  const { evaluator } = program;
  const facts = evaluator.facts(scope.file);
  let owner = -1;
  for (let fn = scope.fn; fn > 0 && owner < 0; fn = facts.functions[fn]!.parent)
    if (facts.functions[fn]!.bindings.some((b) => b.name === name)) owner = fn;
  if (owner < 0) return [];
  const steps: Step[] = [];
  facts.functions.forEach((fn, index) => {
    if (!isInside(facts.functions, index, owner)) return;
    for (const call of fn.calls)
      if (call.root === name)
        for (const segment of call.chain)
          if (segment.arguments)
            steps.push({
              is: "call",
              name: segment.name,
              arguments: segment.arguments,
              scope: { file: scope.file, fn: index },
              at: segment.at,
            });
  });
  // `q = q.limit(n)`: what was assigned counts as done to it.
  for (const assigned of facts.functions[owner]!.bindings.findLast((b) => b.name === name)?.assigned ?? [])
    for (const value of evaluator.evaluate(assigned, { file: scope.file, fn: owner }))
      if (value.is === "external") steps.push(...value.steps);
  return steps;
}

function isInside(functions: { parent: number }[], index: number, owner: number): boolean {
  for (let fn = index; fn >= 0; fn = functions[fn]!.parent) if (fn === owner) return true;
  return false;
}
