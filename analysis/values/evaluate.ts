import type { ClassFacts, Expr, FileFacts, FunctionFacts, Segment, TypeRef } from "../facts.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { assignedInside } from "./assigned.ts";
import { callbackPlace, takesElements } from "./callbacks.ts";
import { callValue } from "./called.ts";
import { combined } from "./combined.ts";
import { exportOf, filledLater } from "./exports.ts";
import { few } from "./few.ts";
import { indexed, itemsOf } from "./items.ts";
import { writtenMember } from "./literals.ts";
import { findMember, heldBy, parentOf } from "./members.ts";
import { namesOf } from "./names.ts";
import { objectAround } from "./objects.ts";
import { parameterValues } from "./parameters.ts";
import type { Recognition } from "./recognition.ts";
import { inheritedMember, typeValues } from "./types.ts";
import {
  type ClassRef,
  external,
  globalModule,
  isUnknown,
  nameless,
  type Scope,
  scopeKey,
  unknownModule,
  type Value,
} from "./value.ts";

const deepest = 24;

const isObject = (expr: Expr): boolean => typeof expr === "object" && expr !== null && "object" in expr;

const unknown = (name: string): Value => external(unknownModule, name);

/**
 * Finds what expressions may be: follows names, imports, members, classes, injected fields and returned values, without
 * types of node_modules and without running anything. Answers are remembered until `forget`.
 */
export class Evaluator {
  recognition: Recognition | undefined;
  #expressions = new Map<string, WeakMap<object, Value[]>>();
  #names = new Map<string, Map<string, Value[]>[]>();
  #exports = new Map<string, Value[]>();
  #returns = new Map<string, Value[]>();
  #members = new WeakMap<object, Map<string, Value[]>>();
  /** What written lists hold. */
  items = new WeakMap<object, Value[]>();
  #depth = 0;

  constructor(readonly workspace: Workspace) {}

  /** True where evaluation has gone so far that it most likely goes in circles. */
  get tooDeep(): boolean {
    return this.#depth >= deepest;
  }

  /** Carries out a step of evaluation one level further down; nothing where that would be too deep. */
  deeper(work: () => Value[]): Value[] {
    if (this.tooDeep) return [];
    this.#depth++;
    try {
      return work();
    } finally {
      this.#depth--;
    }
  }

  forget(): void {
    this.#expressions.clear();
    this.#names.clear();
    this.#exports.clear();
    this.#returns.clear();
    this.#members = new WeakMap();
    this.items = new WeakMap();
  }

  facts(file: string): FileFacts {
    return this.workspace.facts(file);
  }

  fn(scope: Scope): FunctionFacts {
    return this.facts(scope.file).functions[scope.fn]!;
  }

  classFacts(ref: ClassRef): ClassFacts {
    return this.facts(ref.file).classes[ref.class]!;
  }

  evaluate(expr: Expr, scope: Scope): Value[] {
    if (typeof expr === "string") return this.#dotted(expr, scope);
    if (typeof expr !== "object" || expr === null) return [{ is: "literal", expr, scope }];
    let known = this.#expressions.get(scope.file);
    if (!known) {
      known = new WeakMap();
      this.#expressions.set(scope.file, known);
    }
    const before = known.get(expr);
    if (before) return before;
    if (this.tooDeep) return [];
    known.set(expr, []); // a cycle ends here
    this.#depth++;
    try {
      const values = few(this.#node(expr, scope));
      known.set(expr, values);
      return values;
    } catch (error) {
      known.delete(expr);
      throw error;
    } finally {
      this.#depth--;
    }
  }

  #node(expr: Exclude<Expr, string | number | boolean | null>, scope: Scope): Value[] {
    if ("call" in expr) return this.callResult(scope, expr.call);
    if ("await" in expr) return this.evaluate(expr.await, scope);
    if ("spread" in expr) return this.evaluate(expr.spread, scope);
    if ("typed" in expr) {
      const typed = typeValues(this, expr.typed, scope);
      return typed.length ? typed : this.evaluate(expr.of, scope);
    }
    if ("function" in expr) return [{ is: "function", scope: { file: scope.file, fn: expr.function } }];
    if ("class" in expr) return [{ is: "class", class: { file: scope.file, class: expr.class } }];
    if ("parameter" in expr) return parameterValues(this, scope, expr.parameter);
    if ("choice" in expr)
      return expr.of.flatMap((e) => (e === "undefined" || e === null ? [] : this.evaluate(e, scope)));
    if ("operator" in expr) {
      const both = combined(this, expr.operator, expr.of, scope);
      if (both.length) return both;
    }
    if ("member" in expr) {
      const of = this.evaluate(expr.of, scope);
      if (expr.member === "[]") return of.flatMap((v) => indexed(this, v));
      return of.flatMap((v) => this.member(v, expr.member));
    }
    return [{ is: "literal", expr, scope }];
  }

  #dotted(text: string, scope: Scope): Value[] {
    if (text === "" || text === "undefined") return [];
    const names = this.#namesIn(scope);
    const known = names.get(text);
    if (known) return known;
    if (this.tooDeep) return [];
    names.set(text, []);
    this.#depth++;
    try {
      const parts = text.split(".");
      let values = text.startsWith("import.meta")
        ? [external(globalModule, "import.meta")]
        : this.name(parts[0]!, scope);
      const rest = text.startsWith("import.meta") ? parts.slice(2) : parts.slice(1);
      for (const part of rest) values = few(values.flatMap((v) => this.member(v, part)));
      names.set(text, values);
      return values;
    } catch (error) {
      names.delete(text);
      throw error;
    } finally {
      this.#depth--;
    }
  }

  /** Answers so far for the names of one function; looked up without putting keys together, which costs more. */
  #namesIn(scope: Scope): Map<string, Value[]> {
    let file = this.#names.get(scope.file);
    if (!file) {
      file = [];
      this.#names.set(scope.file, file);
    }
    file[scope.fn] ??= new Map();
    return file[scope.fn]!;
  }

  /** What a bare name means in a function. */
  name(name: string, scope: Scope): Value[] {
    const facts = this.facts(scope.file);
    if (name === "this" || name === "super") return this.#this(scope, facts, name === "super");
    for (let fn = scope.fn; fn >= 0; fn = facts.functions[fn]!.parent) {
      const declared = namesOf(facts, fn).get(name);
      if (!declared) continue;
      const at: Scope = { file: scope.file, fn };
      switch (declared.is) {
        case "parameter":
          return parameterValues(this, at, declared.index);
        case "function":
          return [{ is: "function", scope: { file: scope.file, fn: declared.function } }];
        case "class":
          return [{ is: "class", class: { file: scope.file, class: declared.class } }];
        case "import":
          return this.imported(scope.file, declared.import.from, declared.import.name, declared.import.type);
        case "binding": {
          const { binding } = declared;
          if (binding.element) return this.evaluate(binding.init ?? "", at).flatMap((v) => itemsOf(this, v));
          const annotated = binding.type ? typeValues(this, binding.type, at).filter((v) => !isUnknown(v)) : [];
          let values: Value[] = binding.init === undefined ? [] : this.evaluate(binding.init, at);
          if (binding.assigned) values = [...values, ...binding.assigned.flatMap((e) => this.evaluate(e, at))];
          if (binding.assigned?.includes("")) values = [...values, ...assignedInside(this, name, at)];
          // A library's type says more than a value nobody knows, and less than a definition of the workspace.
          const defined = values.some((v) => v.is !== "external" && v.is !== "parameter");
          if (!defined && annotated.some((v) => v.is === "external")) return annotated;
          if (!values.every(isUnknown)) return values;
          // Of unknown origin: the name it is given here may still tell what it is.
          if (annotated.length) return annotated;
          return [...values, filledLater(this, binding.init, at) ?? unknown(name)];
        }
      }
    }
    return this.#fromStars(name, facts, scope.file) ?? [external(globalModule, name)];
  }

  /** `from models import *` may bring any name that nothing else says. */
  #fromStars(name: string, facts: FileFacts, file: string): Value[] | undefined {
    for (const { local, from } of facts.imports) {
      if (local !== "*") continue;
      const target = this.workspace.resolver.resolve(from, file);
      if (!("file" in target)) continue;
      const found = this.deeper(() => this.exported(target.file, name));
      if (found.length) return found;
    }
    return undefined;
  }

  #this(scope: Scope, facts: FileFacts, parent: boolean): Value[] {
    for (let fn = scope.fn; fn >= 0; fn = facts.functions[fn]!.parent) {
      const f = facts.functions[fn]!;
      if (f.class === undefined) {
        const own = parent || f.kind === "arrow" ? undefined : objectAround(facts, fn);
        if (own) return [{ is: "literal", expr: own.expr, scope: { file: scope.file, fn: own.fn } }];
        continue;
      }
      const ref: ClassRef = { file: scope.file, class: f.class };
      if (parent) return parentOf(this, ref, f.static === true);
      return [f.static ? { is: "class", class: ref } : { is: "instance", class: ref }];
    }
    return [];
  }

  /** `[a, b].forEach((one) => …)`: what a written list holds. */
  elementsHandedTo(scope: Scope): Value[] {
    const place = callbackPlace(this.facts(scope.file), scope.fn);
    if (place?.argument !== 0) return [];
    const outer: Scope = { file: scope.file, fn: place.fn };
    const { root, chain } = this.fn(outer).calls[place.call]!;
    if (!takesElements.has(chain[place.segment]!.name)) return [];
    let values = this.evaluate(root, outer);
    for (const link of chain.slice(0, place.segment)) {
      values = this.#reach(values, link);
      if (link.arguments) values = this.called(values, link, outer);
    }
    return few(values.flatMap((v) => itemsOf(this, v)));
  }

  /** What an import of a file brings. */
  imported(file: string, from: string, name: string, typeOnly?: boolean): Value[] {
    const target = this.workspace.resolver.resolve(from, file);
    if ("file" in target) return this.exported(target.file, name);
    // A folder that is a package by being there.
    const inside = this.workspace.resolver.submodule(from, name, file);
    if (inside !== undefined) return this.exported(inside, "*");
    const module = "package" in target ? target.package : `?${target.missing}`;
    const value = external(module, name);
    return [typeOnly ? ({ ...value, typeOnly } as Value) : value];
  }

  /** What a file exports under a name; "*" is the file itself, "=" its CommonJS value. */
  exported(file: string, name: string, seen: Set<string> = new Set()): Value[] {
    const key = `${file}|${name}`;
    const known = this.#exports.get(key);
    if (known) return known;
    if (seen.has(key)) return [];
    seen.add(key);
    const values = exportOf(this, file, name, seen);
    this.#exports.set(key, values);
    return values;
  }

  /** A member of a value, without calling it. */
  member(value: Value, name: string): Value[] {
    // Objects that spread each other, and classes that hold each other, end here.
    return this.deeper(() => this.#member(value, name));
  }

  #member(value: Value, name: string): Value[] {
    switch (value.is) {
      case "external":
        // A member of a module is its export, however the module was brought: `import * as x`, `require("x")`.
        if (!value.steps.length && (value.name === "*" || value.name === "=")) return [{ ...value, name }];
        // `Order.objects.get(pk=pk).pay()`: a row has the methods of its class.
        if (value.steps.some((step) => step.class)) {
          const row = this.recognition?.rowsOf(value, "one");
          const methods = row ? findMember(this, row, name, false).filter((v) => v.is === "function") : [];
          if (methods.length) return methods;
        }
        return [{ ...value, steps: [...value.steps, { is: "member", name }] }];
      case "namespace":
        return this.exported(value.file, name);
      case "instance":
      case "class": {
        const found = findMember(this, value.class, name, value.is === "class");
        // A manager that a model holds works for the model.
        const of = value.is === "instance" ? value.of : undefined;
        return of ? found.map((v) => (v.is === "external" ? heldBy(v, of) : v)) : found;
      }
      case "interface":
      case "shape": {
        const type = value.is === "shape" ? value.type : undefined;
        const at = value.is === "shape" ? value.scope : { file: value.file, fn: 0 };
        const members = type ? type.members : this.facts(at.file).types[(value as { type: number }).type]?.members;
        const found = members?.find((m) => m.name === name)?.type;
        if (found) return typeValues(this, found, at);
        const inherited = value.is === "interface" ? inheritedMember(this, value, name) : [];
        if (inherited.length) return inherited;
        return value.is === "interface"
          ? [
              {
                is: "signature",
                file: value.file,
                type: value.type,
                name,
                ...(value.factor ? { factor: value.factor } : {}),
              },
            ]
          : [unknown(name)];
      }
      case "literal":
        return this.#literalMember(value.expr, value.scope, name);
      case "parameter":
        return [{ ...value, path: [...value.path, name] }];
      case "function":
        return name === "bind" || name === "call" || name === "apply" ? [value] : [unknown(name)];
      case "entry":
        return name === "1" ? [value.of] : [];
      case "signature":
        return [];
    }
  }

  #literalMember(expr: Expr, scope: Scope, name: string): Value[] {
    if (typeof expr !== "object" || expr === null) return [];
    let known = this.#members.get(expr);
    if (!known) {
      known = new Map();
      this.#members.set(expr, known);
    }
    const before = known.get(name);
    if (before) return before;
    known.set(name, []); // objects that spread each other end here
    const found = writtenMember(this, expr, scope, name);
    const values = name === "[]" ? found : few(found);
    known.set(name, values);
    return values;
  }

  /** What is called by segment `segment` of a call: the value before the parentheses. */
  callee(scope: Scope, call: number, segment: number): Value[] {
    const facts = this.fn(scope).calls[call]!;
    let values = this.evaluate(facts.root, scope);
    // A member that nobody can find (a table filled at run time) is told by its name, as long as nothing was called.
    let named = typeof facts.root === "string" && !facts.root.startsWith("this") ? facts.root.split(".") : undefined;
    for (let i = 0; i <= segment; i++) {
      const link = facts.chain[i]!;
      const before = values;
      values = this.#reach(values, link);
      if (named && link.name) named.push(link.name);
      if (named && link.name && before.length && !values.length) values = [nameless(named)];
      if (link.arguments) named = undefined;
      if (i < segment && link.arguments) values = this.called(values, link, scope);
    }
    return values;
  }

  #reach(values: Value[], link: Segment): Value[] {
    if (link.name === "") return values;
    if (link.name === "[]") return values.flatMap((v) => indexed(this, v));
    return values.flatMap((v) => this.member(v, link.name));
  }

  /** Result of a whole call. */
  callResult(scope: Scope, call: number): Value[] {
    const facts = this.fn(scope).calls[call];
    if (!facts) return [];
    const last = facts.chain.length - 1;
    return this.called(this.callee(scope, call, last), facts.chain[last]!, scope);
  }

  /** What calling (or constructing) a value gives back. */
  called(values: Value[], link: Segment, scope: Scope): Value[] {
    return few(values.flatMap((value) => callValue(this, value, link, scope)));
  }

  /** What a function gives back (for an async one: what its promise holds). */
  returned(scope: Scope): Value[] {
    const key = scopeKey(scope);
    const known = this.#returns.get(key);
    if (known) return known;
    if (this.tooDeep) return [];
    this.#returns.set(key, []);
    this.#depth++;
    try {
      const fn = this.fn(scope);
      let values = fn.returns.flatMap((expr) => this.evaluate(expr, scope));
      if (fn.returnType && (!values.length || values.every((v) => isUnknown(v) || v.is === "literal"))) {
        const typed = typeValues(this, fn.returnType, scope);
        // As for names: a library's type says less than an object that is written here.
        const written = values.some((v) => v.is === "literal" && isObject(v.expr));
        if (typed.length && !(written && typed.every((v) => v.is === "external"))) values = typed;
      }
      this.#returns.set(key, values);
      return values;
    } catch (error) {
      this.#returns.delete(key);
      throw error;
    } finally {
      this.#depth--;
    }
  }

  typeValues(type: TypeRef, scope: Scope): Value[] {
    return typeValues(this, type, scope);
  }
}
