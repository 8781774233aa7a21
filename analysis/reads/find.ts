import type { Call, Use } from "../facts.ts";
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
      if (!segment.arguments || !program.readNames.has(segment.name)) return;
      for (const value of program.evaluator.callee(scope, c, s)) {
        if (value.is !== "external" || value.typeOnly) continue;
        for (const library of program.orms) {
          const site = methodRead(program, library, value, scope, call, c, s);
          if (site && !found.some((f) => f.at === site.at)) found.push(site);
        }
      }
    });
    for (const library of program.orms) {
      const site = builderRead(program, library, scope, call, c);
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
    return {
      orm,
      read,
      scope,
      name: segment.name,
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

/** A lazy chain that is run by awaiting it, by handing it back, or by a method that says so. */
function builderRead(program: Program, library: OrmLibrary, scope: Scope, call: Call, c: number): ReadSite | undefined {
  const read = [...library.reads.values()].find((r) => r.builder);
  const builder = read?.builder;
  if (!read || !builder) return undefined;
  const head = call.chain.find((s) => s.arguments && builder.head.includes(s.name));
  if (!head && !(typeof call.root === "string" && (call.awaited || builder.runs.includes(call.chain.at(-1)!.name))))
    return undefined;
  for (const value of program.evaluator.callResult(scope, c)) {
    if (value.is !== "external") continue;
    const confidence = library.library.kinds(value).get(read.call);
    if (confidence === undefined) continue;
    const more = otherStatements(program, scope, call);
    const steps = [...value.steps, ...more];
    if (!isRun(steps, call.use, call.awaited === true, builder) && !boundAndRun(program, scope, call.use)) continue;
    if (!fits(steps, builder)) continue;
    const last = call.chain.at(-1)!;
    return {
      orm: library.orm,
      read,
      scope,
      name: head?.name ?? last.name,
      at: head?.at ?? last.at,
      arguments: [],
      result: { call: c },
      receiver: value,
      more: call.use.as === "bound" ? [...more, ...onName(program, scope, call.use.name ?? "")] : more,
      confidence: confidence * (value.factor ?? 1),
    };
  }
  return undefined;
}

type Builder = NonNullable<ReadSite["read"]["builder"]>;

function fits(steps: Step[], builder: Builder): boolean {
  const names = new Set(steps.map((s) => s.name));
  if (builder.requires?.some((r) => !names.has(r))) return false;
  if (builder.never.some((n) => names.has(n))) return false;
  return !builder.one?.some((o) => names.has(o));
}

function isRun(steps: Step[], use: Use, awaited: boolean, builder: Builder): boolean {
  if (awaited || use.as === "returned" || use.as === "yielded") return true;
  if (builder.runs.includes(steps.at(-1)?.name ?? "")) return true;
  return use.as === "passed" && (use.name === "all" || use.name === "allSettled");
}

/** `const q = db.select()…; return q` and the like; `await q` is told where it stands. */
function boundAndRun(program: Program, scope: Scope, use: Use): boolean {
  if (use.as !== "bound" || !use.name) return false;
  const binding = program.evaluator.fn(scope).bindings.findLast((b) => b.name === use.name);
  return (
    binding?.uses?.some(
      (u) => u.as === "returned" || (u.as === "passed" && (u.name === "all" || u.name === "allSettled")),
    ) ?? false
  );
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
        for (const read of library.reads.values()) {
          if (!read.builder) continue;
          const confidence = library.library.kinds(value).get(read.call);
          if (confidence === undefined) continue;
          const more = onName(program, scope, binding.name);
          if (!fits([...value.steps, ...more], read.builder)) continue;
          const head = value.steps.find((s) => read.builder!.head.includes(s.name));
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
