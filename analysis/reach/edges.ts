import { functionsOf, memberTargets } from "../entries/targets.ts";
import type { At, Call, FileFacts, Segment } from "../facts.ts";
import type { Program } from "../program.ts";
import { argumentFor } from "../values/arguments.ts";
import { givenByChain } from "../values/given.ts";
import { namesOf } from "../values/names.ts";
import { follow } from "../values/places.ts";
import { type ClassRef, isUnknown, type Scope, sameClass, type Value } from "../values/value.ts";
import { isElsewhere, isEntryCallback, isLimited } from "./elsewhere.ts";
import type { Edge, Reached } from "./node.ts";

/** A function that may run next. */
export interface Next {
  scope: Scope;
  self?: ClassRef;
  at: At;
  factor: number;
  how: Edge["how"];
  call?: { call: number; segment: number };
}

export interface Outgoing {
  next: Next[];
  /** Calls of a parameter, to be resolved with the callers' arguments. */
  parameters: { parameter: Value & { is: "parameter" }; next: Next }[];
}

/** Methods of the language that call what they get, at once and surely. */
const callsItsArgument = new Set(
  "map forEach filter reduce reduceRight flatMap some every find findIndex sort then catch finally from".split(" "),
);
/** Events, producers and timers: what they get runs elsewhere, later, or never. */
const notNow = new Set(
  "on once addListener addEventListener prependListener subscribe emit add addBulk send publish setTimeout".split(" "),
);
/** Methods of texts, numbers, dates and lists: what has them was no function that a caller brought. */
const ofData = new Set(
  (
    "toString toNumber toFixed toISOString toJSON toLowerCase toUpperCase toLocaleString valueOf getTime trim split replace " +
    "replaceAll match test slice substring substr startsWith endsWith includes indexOf charAt padStart padEnd concat join push " +
    "pop shift unshift splice keys values entries has hasOwnProperty add delete clear length log warn info error debug"
  ).split(" "),
);
const unknownCalleeFactor = 0.8;
const ownCalleeFactor = 0.95;
const onlyImplementationFactor = 0.95;
const fewImplementationsFactor = 0.75;
const overriddenFactor = 0.95;
/** One method of those that a decorator marks, by a name that is not known. */
const markedFactor = 0.9;
const madeOfFactor = 0.95;
const mostImplementations = 3;

/** What a reached function runs: the functions it calls, hands over, or holds as callbacks. */
export function edgesFrom(program: Program, node: Reached): Outgoing {
  const { evaluator } = program;
  const fn = evaluator.fn(node.scope);
  const out: Outgoing = { next: [], parameters: [] };
  fn.calls.forEach((call, c) => {
    if (isElsewhere(program, node, call)) return;
    call.chain.forEach((segment, s) => {
      if (!segment.arguments) return;
      const callee = leadsNowhere(program, node.scope, call) ? [] : calleeOf(program, node, call, c, s);
      addParameter(program, node, call, c, s, callee, out);
      for (const value of callee) addCallee(program, node, value, segment, { call: c, segment: s }, out);
      addArguments(program, node, callee, segment, out);
    });
  });
  return out;
}

/** Like the evaluator's callee, but `this.method()` starts at the concrete class. */
function calleeOf(program: Program, node: Reached, call: Call, c: number, s: number): Value[] {
  const { evaluator } = program;
  const own = s === 0 && call.root === "this" && call.chain[0]!.name !== "";
  if (!own) {
    const found = evaluator.callee(node.scope, c, s);
    if (call.chain[s]!.name === "[]" && found.every(isUnknown)) return marked(program, node, call, c, s);
    return found.length ? found : implementations(program, node.scope, call, c, s);
  }
  const lexical = evaluator.name("this", node.scope);
  const name = call.chain[0]!.name;
  const self = node.self;
  if (self) return evaluator.member({ is: "instance", class: self }, name);
  const found = lexical.flatMap((v) => evaluator.member(v, name));
  const instance = lexical.find((v) => v.is === "instance");
  if (instance?.is !== "instance") return found;
  // Without a concrete class every subclass may be meant: a job base class runs what its subclasses bring.
  if (found.some((v) => v.is === "function" && !isAbstract(program, v))) {
    if (!isOverridable(program, instance.class, name)) return found;
  }
  const overriding = program
    .subclassesOf(instance.class)
    .flatMap((sub) => evaluator.member({ is: "instance", class: sub }, name))
    .filter((v) => v.is === "function")
    .map((v): Value => ({ ...v, factor: (v.factor ?? 1) * overriddenFactor }));
  return [...found, ...overriding];
}

/**
 * `this[handlers.get(job.name)](job)`: a method of the class, or of one that extends it, by a name that is not known. What
 * is called so is marked by a decorator, or it could not be told from the others when the program runs.
 */
function marked(program: Program, node: Reached, call: Call, c: number, s: number): Value[] {
  const { evaluator } = program;
  if (!call.chain[s]!.arguments || call.chain[s - 1]?.arguments) return [];
  const receivers = s ? evaluator.callee(node.scope, c, s - 1) : evaluator.evaluate(call.root, node.scope);
  return receivers.flatMap((receiver) => {
    if (receiver.is !== "instance") return [];
    const classes = node.self ? [node.self] : [receiver.class, ...program.subclassesOf(receiver.class)];
    return classes.flatMap((ref) =>
      evaluator
        .classFacts(ref)
        .members.filter((m) => m.function !== undefined && m.decorators?.length)
        .flatMap((m) => evaluator.member({ is: "instance", class: ref }, m.name))
        .filter((v) => v.is === "function")
        .map((v): Value => ({ ...v, self: ref, factor: (v.factor ?? 1) * markedFactor })),
    );
  });
}

/** An abstract method of an injected class: what the few classes that extend it bring. */
function implementations(program: Program, scope: Scope, call: Call, c: number, s: number): Value[] {
  const { evaluator } = program;
  const before = call.chain[s - 1];
  const { name, arguments: args } = call.chain[s]!;
  if (!args || !name || before?.arguments) return [];
  const receivers = before ? evaluator.callee(scope, c, s - 1) : evaluator.evaluate(call.root, scope);
  return receivers.flatMap((receiver) => {
    if (receiver.is !== "instance" || !isOverridable(program, receiver.class, name)) return [];
    const heirs = program.subclassesOf(receiver.class);
    if (!heirs.length || heirs.length > mostImplementations) return [];
    const share = heirs.length === 1 ? onlyImplementationFactor : fewImplementationsFactor;
    return heirs
      .flatMap((heir) => evaluator.member({ is: "instance", class: heir }, name))
      .filter((v) => v.is === "function")
      .map((v): Value => ({ ...v, factor: (receiver.factor ?? 1) * (v.factor ?? 1) * share }));
  });
}

const isAbstract = (program: Program, value: Value): boolean =>
  value.is === "function" &&
  program.evaluator.fn(value.scope).calls.length === 0 &&
  program.evaluator.fn(value.scope).returns.length === 0;

function isOverridable(program: Program, ref: ClassRef, name: string): boolean {
  const facts = program.evaluator.classFacts(ref);
  return facts.abstract === true || facts.members.some((m) => m.name === name && m.abstract);
}

/**
 * True when the call's root comes from a workspace file below which nothing reads: whatever it is, no read is reached
 * through it, and its file need not be parsed. Its callbacks are looked at all the same.
 */
function leadsNowhere(program: Program, scope: Scope, call: Call): boolean {
  if (typeof call.root !== "string") return false;
  const facts = program.evaluator.facts(scope.file);
  const [root = "", ...rest] = call.root.split(".");
  if (root === "this") {
    const member = rest[0] ?? call.chain[0]?.name;
    return member !== undefined && memberLeadsNowhere(program, scope, member);
  }
  return nameLeadsNowhere(program, facts, scope, root);
}

function nameLeadsNowhere(program: Program, facts: FileFacts, scope: Scope, name: string): boolean {
  for (let fn = scope.fn; fn >= 0; fn = facts.functions[fn]!.parent) {
    const declared = namesOf(facts, fn).get(name);
    if (!declared) continue;
    if (declared.is !== "import") return false;
    const { workspace } = program;
    const files = workspace.resolver.filesOf(declared.import, scope.file);
    return files !== undefined && !files.some((file) => workspace.leadsToRead(file));
  }
  return false;
}

/** The same for a field or an injected parameter, by the name of its type. */
function memberLeadsNowhere(program: Program, scope: Scope, name: string): boolean {
  const facts = program.evaluator.facts(scope.file);
  let index: number | undefined;
  for (let fn = scope.fn; fn >= 0 && index === undefined; fn = facts.functions[fn]!.parent)
    index = facts.functions[fn]!.class;
  const cls = index === undefined ? undefined : facts.classes[index];
  if (!cls) return false;
  const made = cls.constructorFunction === undefined ? undefined : facts.functions[cls.constructorFunction];
  const type =
    made?.parameters.find((p) => p.property && p.name === name)?.type ??
    cls.members.find((m) => m.name === name && m.function === undefined)?.type;
  return (
    type !== undefined && !type.arguments && nameLeadsNowhere(program, facts, { file: scope.file, fn: 0 }, type.name)
  );
}

/** `handler(job)`, `options.run(job)`: a parameter is called, whatever type of a library it is given. */
function addParameter(
  program: Program,
  node: Reached,
  call: Call,
  c: number,
  s: number,
  callee: Value[],
  out: Outgoing,
): void {
  // A member of an interface that no class implements is a function of an object: the callers made it.
  const resolved = (v: Value): boolean =>
    v.is === "function" ||
    v.is === "class" ||
    v.is === "parameter" ||
    (v.is === "signature" && program.implementersOf(v.file, v.type).length > 0);
  if (typeof call.root !== "string" || callee.some(resolved)) return;
  if (callee.some((v) => v.is === "external" && !isUnknown(v))) return;
  const { at, arguments: _called, new: _made, ...named } = call.chain[s]!;
  const next: Next = { scope: node.scope, at, how: "call", factor: 1, call: { call: c, segment: s } };
  if (ofData.has(named.name)) return;
  const asked = [...call.chain.slice(0, s), ...(named.name ? [{ ...named, at }] : [])];
  for (const parameter of givenByChain(program.evaluator, call.root, asked, node.scope))
    out.parameters.push({ parameter, next });
}

function addCallee(
  program: Program,
  node: Reached,
  value: Value,
  segment: Segment,
  call: { call: number; segment: number },
  out: Outgoing,
): void {
  const { evaluator } = program;
  const factor = value.factor ?? 1;
  const base = { at: segment.at, how: "call" as const, call };
  switch (value.is) {
    case "function": {
      const target = evaluator.fn(value.scope);
      const self =
        value.self && !(value.self.file === value.scope.file && target.class === value.self.class)
          ? value.self
          : undefined;
      out.next.push({ ...base, scope: value.scope, factor, ...(self ? { self } : {}) });
      break;
    }
    case "class": {
      if (!segment.new) break;
      const facts = evaluator.classFacts(value.class);
      if (facts.constructorFunction !== undefined)
        out.next.push({ ...base, scope: { file: value.class.file, fn: facts.constructorFunction }, factor });
      break;
    }
    case "signature": {
      const implementers = program.implementersOf(value.file, value.type);
      if (!implementers.length || implementers.length > mostImplementations) break;
      const share = implementers.length === 1 ? onlyImplementationFactor : fewImplementationsFactor;
      for (const ref of implementers)
        for (const v of evaluator.member({ is: "instance", class: ref }, value.name))
          if (v.is === "function")
            out.next.push({
              ...base,
              scope: v.scope,
              factor: factor * share * (v.factor ?? 1),
              ...(sameClass(v.self, ref) && evaluator.fn(v.scope).class !== ref.class ? { self: ref } : {}),
            });
      break;
    }
    case "external": {
      // `const load = cache(async () => …)`: what a library made of a function most likely calls it.
      const made = value.steps.at(-1);
      if (made?.is !== "call" || !made.scope) break;
      for (const argument of made.arguments ?? [])
        for (const target of functionsOf(program, argument, made.scope).targets)
          out.next.push({
            ...base,
            call: undefined,
            how: "callback",
            scope: target.scope,
            factor: factor * target.factor * madeOfFactor,
          });
      break;
    }
    case "parameter":
      out.parameters.push({ parameter: value, next: { ...base, scope: node.scope, factor } });
      break;
  }
}

/** Function literals among the arguments belong to the function around them; named ones may be called by the callee. */
function addArguments(program: Program, node: Reached, callee: Value[], segment: Segment, out: Outgoing): void {
  const own = callee.some((v) => v.is === "function" || v.is === "class");
  const later = notNow.has(segment.name);
  for (const argument of segment.arguments ?? []) {
    if (typeof argument === "object" && argument && "function" in argument) {
      // A worker started here runs its callback elsewhere: that is an entry of its own.
      if (isEntryCallback(program, callee, segment) || isLimited(program, node, callee)) continue;
      out.next.push({
        scope: { file: node.scope.file, fn: argument.function },
        at: segment.at,
        factor: later ? unknownCalleeFactor : 1,
        how: "inside",
      });
      continue;
    }
    if (later || (typeof argument !== "string" && !(typeof argument === "object" && argument && "call" in argument)))
      continue;
    if (typeof argument === "string" && !mayBeFunction(program, node.scope, argument)) continue;
    for (const value of program.evaluator.evaluate(argument, node.scope)) {
      if (value.is !== "function") continue;
      const factor = callsItsArgument.has(segment.name) ? 1 : own ? ownCalleeFactor : unknownCalleeFactor;
      out.next.push({
        scope: value.scope,
        at: segment.at,
        factor: factor * (value.factor ?? 1),
        how: "callback",
        ...(value.self && program.evaluator.fn(value.scope).class !== value.self.class ? { self: value.self } : {}),
      });
    }
  }
}

/** A look at where a name was declared, so that plain values are not evaluated. */
function mayBeFunction(program: Program, scope: Scope, name: string): boolean {
  if (name === "" || name === "undefined" || name === "this") return false;
  if (name.startsWith("this.")) return !memberLeadsNowhere(program, scope, name.split(".")[1]!);
  const facts = program.evaluator.facts(scope.file);
  const [root = "", ...rest] = name.split(".");
  for (let fn = scope.fn; fn >= 0; fn = facts.functions[fn]!.parent) {
    const declared = namesOf(facts, fn).get(root);
    if (!declared) continue;
    if (declared.is === "import") return !nameLeadsNowhere(program, facts, scope, root);
    if (declared.is === "function" || declared.is === "class") return true;
    if (declared.is === "parameter" || declared.binding.element) return false;
    const init = declared.binding.init;
    if (typeof init === "string") return init !== "";
    // Values of calls are rows, numbers and texts far more often than functions; only a name's own members are asked.
    return typeof init === "object" && init !== null && ("function" in init || "choice" in init || rest.length > 0);
  }
  return false;
}

/** A parameter that is itself a parameter is asked of the callers' callers, this far. */
export const mostHandOvers = 5;

export interface Handed {
  next: Next[];
  /** Parameters of the caller's that it hands on. */
  further: (Value & { is: "parameter" })[];
}

/** What one call hands over for a parameter (or for a member of it): functions, and parameters of its own. */
export function handedBy(
  program: Program,
  parameter: Value & { is: "parameter" },
  caller: Scope,
  place: { call: number; segment: number },
): Handed {
  const { evaluator } = program;
  const segment = evaluator.fn(caller).calls[place.call]?.chain[place.segment];
  const argument = segment && argumentFor(evaluator.fn(parameter.scope).parameters, segment.arguments, parameter.index);
  if (!segment || argument === undefined) return { next: [], further: [] };
  const found = follow(evaluator, argument, caller, parameter.path);
  const { targets, handedOver } =
    found.is === "value"
      ? functionsOf(program, found.expr, found.scope)
      : {
          targets: memberTargets(program, argument, caller, parameter.path),
          handedOver: found.is === "parameter" ? [{ parameter: { ...found.parameter, path: found.path } }] : [],
        };
  const next = targets.map((t): Next => {
    const self = t.self && evaluator.fn(t.scope).class !== t.self.class ? t.self : undefined;
    return { scope: t.scope, factor: t.factor, at: segment.at, how: "callback", ...(self ? { self } : {}) };
  });
  return { next, further: handedOver.map((h) => h.parameter) };
}
