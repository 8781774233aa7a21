import type { Expr } from "../facts.ts";
import type { Evaluator } from "./evaluate.ts";
import { injectedValues } from "./injected.ts";
import { parameterValues } from "./parameters.ts";
import { originOf } from "./places.ts";
import { typeValues } from "./types.ts";
import {
  type ClassRef,
  classKey,
  external,
  globalModule,
  isUnknown,
  type Scope,
  type Step,
  unknownModule,
  type Value,
  withFactor,
} from "./value.ts";

const longestChain = 8;
/** An inherited member is a little less sure than an own one. */
const inheritedFactor = 0.97;
const injectedFactor = 0.97;

/** A class and its ancestors in the workspace, nearest first, and the library's class at the end where there is one. */
export function ancestry(
  evaluator: Evaluator,
  start: ClassRef,
): { classes: ClassRef[]; base?: Value & { is: "external" } } {
  const classes: ClassRef[] = [];
  const seen = new Set<string>();
  let current: ClassRef | undefined = start;
  // What a function was handed that makes a class of another: `Deletable(Base)`, `compose(A, B)(Base)`.
  let handed: Value | undefined;
  // Further bases are looked into when the first has nothing more.
  const waiting: { expr: Expr; scope: Scope }[] = [];
  while (current && classes.length < longestChain && !seen.has(classKey(current))) {
    seen.add(classKey(current));
    classes.push(current);
    const facts = evaluator.classFacts(current);
    const scope: Scope = { file: current.file, fn: Math.max(facts.parent, 0) };
    for (const expr of facts.mixins ?? []) waiting.push({ expr, scope });
    let next: ClassRef | undefined;
    if (!facts.extends) {
      const found = furtherBase(evaluator, waiting);
      if (found?.is === "external") return { classes, base: found };
      current = found?.is === "class" ? found.class : undefined;
      continue;
    }
    handed = handedClass(evaluator, facts.extends.value, scope) ?? handed;
    const written = evaluator.evaluate(facts.extends.value, scope);
    const made = handed && !written.some((v) => v.is === "class" || (v.is === "external" && !v.steps.length));
    for (const value of made ? [handed!] : written) {
      if (value.is === "class") {
        next = value.class;
        break;
      }
      if (value.is === "external") {
        const base = { ...value };
        // A base that brings nothing itself (`Generic`, a protocol) stands before the one that does.
        const further = facts.mixins && furtherBase(evaluator, waiting);
        if (further?.is === "external") return { classes, base: further };
        if (further?.is === "class") {
          next = further.class;
          break;
        }
        if (facts.extends.arguments) {
          const step: Step = { is: "type", name: "", scope, typeArguments: facts.extends.arguments };
          return { classes, base: { ...base, steps: [...base.steps], typeStep: step } as Value & { is: "external" } };
        }
        return { classes, base };
      }
    }
    current = next;
  }
  return { classes };
}

/** The next of several bases that is a class of the workspace or of a library. */
function furtherBase(
  evaluator: Evaluator,
  waiting: { expr: Expr; scope: Scope }[],
): (Value & { is: "class" | "external" }) | undefined {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const found = evaluator.evaluate(next.expr, next.scope).find((v) => v.is === "class" || v.is === "external");
    if (found) return found as Value & { is: "class" | "external" };
  }
  return undefined;
}

/** The class that a call in a class's heading is handed, also through calls inside it. */
function handedClass(evaluator: Evaluator, expr: Expr, scope: Scope, depth = 0): Value | undefined {
  const origin = typeof expr === "string" ? originOf(evaluator, expr, scope) : undefined;
  const at = origin?.is === "expression" ? origin : { expr, scope };
  if (typeof at.expr !== "object" || at.expr === null || !("call" in at.expr) || depth > 4) return undefined;
  for (const segment of [...(evaluator.fn(at.scope).calls[at.expr.call]?.chain ?? [])].reverse())
    for (const argument of segment.arguments ?? []) {
      const inner = handedClass(evaluator, argument, at.scope, depth + 1);
      if (inner) return inner;
      if (typeof argument !== "string") continue;
      for (const value of evaluator.evaluate(argument, at.scope))
        if (
          value.is === "class" ||
          (value.is === "external" && !value.steps.length && !isUnknown(value) && value.module !== globalModule)
        )
          return value;
    }
  return undefined;
}

/** A member of a class's instance (or of the class itself), looked up along its ancestors. */
export function findMember(evaluator: Evaluator, ref: ClassRef, name: string, isStatic: boolean): Value[] {
  const { classes, base } = ancestry(evaluator, ref);
  for (const [depth, owner] of classes.entries()) {
    const found = ownMember(evaluator, owner, name, isStatic, ref);
    if (found) return depth === 0 ? found : found.map((v) => withFactor(v, inheritedFactor));
  }
  return base ? evaluator.member(asBase(base, ref, isStatic), name) : [];
}

/** `super` in a class's method: the nearest ancestor, or the library's class. */
export function parentOf(evaluator: Evaluator, ref: ClassRef, isStatic: boolean): Value[] {
  const { classes, base } = ancestry(evaluator, ref);
  const parent = classes[1];
  if (parent) return [isStatic ? { is: "class", class: parent } : { is: "instance", class: parent }];
  return base ? [asBase(base, ref, isStatic)] : [];
}

/** A class of the workspace as the library's class that it extends, if it does. */
export function libraryClass(evaluator: Evaluator, ref: ClassRef): Value | undefined {
  const { base } = ancestry(evaluator, ref);
  return base && asBase(base, ref, true);
}

/** An object (or the static side) of a workspace class, as the library's class that it extends. */
function asBase(base: Value & { is: "external" }, ref: ClassRef, isStatic: boolean): Value {
  const typeStep = (base as { typeStep?: Step }).typeStep;
  const step: Step = { is: isStatic ? "subclass" : "extended", name: "", class: ref };
  if (typeStep?.typeArguments) {
    step.typeArguments = typeStep.typeArguments;
    if (typeStep.scope) step.scope = typeStep.scope;
  }
  return { is: "external", module: base.module, name: base.name, steps: [...base.steps, step] };
}

function ownMember(
  evaluator: Evaluator,
  owner: ClassRef,
  name: string,
  isStatic: boolean,
  self: ClassRef,
): Value[] | undefined {
  const facts = evaluator.facts(owner.file);
  const cls = facts.classes[owner.class]!;
  const fields: Scope = { file: owner.file, fn: cls.fields ?? 0 };
  for (const member of cls.members) {
    if (member.name !== name || (!member.shared && Boolean(member.static) !== isStatic)) continue;
    if (member.function !== undefined) {
      const scope: Scope = { file: owner.file, fn: member.function };
      if (facts.functions[member.function]!.kind === "accessor") return evaluator.returned(scope);
      return [{ is: "function", scope, self }];
    }
    if (member.abstract && !member.type) return undefined;
    const values = injectedValues(evaluator, member, fields);
    if (values.length) return values;
    if (member.init !== undefined)
      values.push(...evaluator.evaluate(member.init, fields).filter((v) => !isUnknown(v) && !isEmpty(v)));
    if (!values.length && member.type)
      values.push(...typeValues(evaluator, member.type, fields).map((v) => withFactor(v, injectedFactor)));
    if (values.length) return member.shared ? values.map((value) => ofClass(value, self)) : values;
    return assigned(evaluator, owner, name) ?? [external(unknownModule, name)];
  }
  if (isStatic) return undefined;
  if (cls.constructorFunction !== undefined) {
    const scope: Scope = { file: owner.file, fn: cls.constructorFunction };
    const index = facts.functions[cls.constructorFunction]!.parameters.findIndex((p) => p.property && p.name === name);
    if (index >= 0) return parameterValues(evaluator, scope, index).map((v) => withFactor(v, injectedFactor));
  }
  return assigned(evaluator, owner, name);
}

/** What a class holds works for that class, whoever wrote it: a manager of several models. */
function ofClass(value: Value, self: ClassRef): Value {
  if (value.is === "instance") return { ...value, of: self };
  const last = value.is === "external" ? value.steps.at(-1) : undefined;
  if (value.is !== "external" || !last) return value;
  return { ...value, steps: [...value.steps.slice(0, -1), { ...last, class: self }] };
}

/** What an object of a library does for the class that holds it, whatever class of the workspace it is of. */
export const heldBy = (value: Value & { is: "external" }, of: ClassRef): Value => ({
  ...value,
  steps: value.steps.map((step) => (step.class ? { ...step, class: of } : step)),
});

/** What a field holds until it is filled: `this.connection = null`. */
const isEmpty = (value: Value): boolean =>
  (value.is === "literal" && value.expr === null) || (value.is === "external" && value.name === "undefined");

/** `this.name = value` in the constructor, or in any method when the constructor says nothing. */
function assigned(evaluator: Evaluator, owner: ClassRef, name: string): Value[] | undefined {
  const facts = evaluator.facts(owner.file);
  const target = `this.${name}`;
  for (let fn = 0; fn < facts.functions.length; fn++) {
    const f = facts.functions[fn]!;
    if (f.class !== owner.class) continue;
    for (const assignment of f.assignments)
      if (assignment.target === target) {
        const values = evaluator.evaluate(assignment.value, { file: owner.file, fn }).filter((v) => !isEmpty(v));
        if (values.length) return values;
      }
  }
  return undefined;
}
