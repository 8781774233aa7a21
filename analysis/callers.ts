import type { At, Call, Expr, FunctionFacts, Segment, TypeRef } from "./facts.ts";
import { escaped, type Program } from "./program.ts";
import { ancestry } from "./values/members.ts";
import { type ClassRef, type Scope, scopeKey, type Value } from "./values/value.ts";

/** A function called somewhere. */
export interface CallSite {
  scope: Scope;
  call: number;
  segment: number;
  at: At;
  arguments: Expr[];
}

const holdsFunction = (value: Expr | undefined, fn: number): boolean =>
  typeof value === "object" && value !== null && "function" in value && value.function === fn;

const holdsCall = (value: Expr | undefined, call: number): boolean =>
  typeof value === "object" && value !== null && "call" in value && value.call === call;

/** Functions that hand back functions that hand back functions, this far. */
const deepestResult = 3;

/** Files with a call of the name that may be meant; beyond that it is a name that everything has. */
const mostFar = 60;

/** What a call must be to be one of the function that is asked about. */
interface Wanted {
  target: Scope;
  fn: FunctionFacts;
  names: ReadonlySet<string>;
  /** Methods of base classes that it stands in for. */
  overridden: ReadonlySet<string>;
  /** Interfaces that its class says it implements. */
  signatures: { file: string; type: number }[];
}

/** Finds who calls a function, by a search over the texts of the files that can name it; answers are remembered. */
export class Callers {
  #known = new Map<string, CallSite[]>();

  constructor(readonly program: Program) {}

  forget(): void {
    this.#known.clear();
  }

  of(target: Scope, depth = 0): CallSite[] {
    const key = scopeKey(target);
    const known = this.#known.get(key);
    if (known) return known;
    const found: CallSite[] = [];
    this.#known.set(key, found);
    const fn = this.program.evaluator.fn(target);
    const names = this.#namesOf(target, fn, depth);
    const wanted: Wanted = {
      target,
      fn,
      names,
      overridden: this.#overridden(target, fn),
      signatures: fn.kind === "constructor" ? [] : this.#signatures(target, fn),
    };
    const any = [...names].map(escaped).join("|");
    const pattern = any ? new RegExp(`(?<![\\w$])(?:${any})\\s*(?:(?:<[^()]*>)?\\s*\\(|\\s+as\\b)`) : undefined;
    const files = this.#files(wanted, pattern);
    for (const file of files) found.push(...this.#in(file, wanted));
    // Whoever gets hold of an object needs no import of its class: `context.jobs.register(…)`.
    const travels = fn.kind !== "function" || fn.parent > 0;
    if (pattern && travels)
      for (const file of this.#far(target.file, pattern, files)) found.push(...this.#in(file, wanted));
    return found;
  }

  #files({ target, fn, names, signatures }: Wanted, pattern: RegExp | undefined): Set<string> {
    const { program } = this;
    const files = new Set(program.mentioning(target.file, this.#outsideNames(target, fn, names), pattern));
    for (const { file, type } of signatures) {
      const types = program.typeNames(file, program.evaluator.facts(file).types[type]!.name);
      for (const other of program.mentioning(file, types, pattern)) files.add(other);
    }
    // `super(…)` in the classes that extend this one.
    if (fn.kind === "constructor" && fn.class !== undefined)
      for (const heir of program.subclassesOf({ file: target.file, class: fn.class })) files.add(heir.file);
    return files;
  }

  /** Files that import the one of a method however far, and whose texts call something of its name. */
  #far(file: string, pattern: RegExp, known: ReadonlySet<string>): string[] {
    const { workspace } = this.program;
    const found: string[] = [];
    for (const other of workspace.importersFar(file)) {
      if (known.has(other) || workspace.isQuiet(other) || !pattern.test(workspace.text(other) ?? "")) continue;
      // A name that everything has (`get`, `run`) tells nothing.
      if (found.push(other) > mostFar) return [];
    }
    return found;
  }

  /** Calls of one file. */
  #in(file: string, wanted: Wanted): CallSite[] {
    const found: CallSite[] = [];
    this.program.evaluator.facts(file).functions.forEach((caller, index) => {
      const scope: Scope = { file, fn: index };
      caller.calls.forEach((call, c) => {
        call.chain.forEach((segment, s) => {
          if (!segment.arguments || !this.#isCall(scope, call, c, s, segment, wanted)) return;
          found.push({ scope, call: c, segment: s, at: segment.at, arguments: segment.arguments });
        });
      });
    });
    return found;
  }

  #isCall(scope: Scope, call: Call, c: number, s: number, segment: Segment, wanted: Wanted): boolean {
    const { target, fn, names } = wanted;
    const { evaluator } = this.program;
    const isConstructor = fn.kind === "constructor";
    if (isConstructor && call.root === "super" && s === 0 && segment.name === "")
      return evaluator
        .name("super", scope)
        .some((v) => v.is === "instance" && this.program.constructs(v.class, target));
    if (Boolean(segment.new) !== isConstructor) return false;
    const direct = segment.name === "";
    if (direct ? !this.#mayName(scope.file, call.root, names) : !names.has(segment.name)) return false;
    return evaluator.callee(scope, c, s).some((v) => this.#fits(v, wanted));
  }

  #fits(value: Value, { target, fn, overridden, signatures }: Wanted): boolean {
    if (fn.kind === "constructor") return value.is === "class" && this.program.constructs(value.class, target);
    if (value.is === "function")
      return (
        (value.scope.file === target.file && value.scope.fn === target.fn) || overridden.has(scopeKey(value.scope))
      );
    return value.is === "signature" && signatures.some((s) => s.file === value.file && s.type === value.type);
  }

  /** Names that a function is called by. */
  #namesOf(target: Scope, fn: FunctionFacts, depth: number): Set<string> {
    const facts = this.program.evaluator.facts(target.file);
    if (fn.kind === "constructor") {
      const name = fn.class === undefined ? "" : facts.classes[fn.class]!.name;
      return new Set(name ? [name] : []);
    }
    if (fn.name) return new Set([fn.name]);
    const parent: Scope = { file: target.file, fn: Math.max(fn.parent, 0) };
    const around = facts.functions[parent.fn]!;
    const bound = around.bindings.find((b) => holdsFunction(b.init, target.fn));
    if (bound) return new Set([bound.name]);
    const handedBack = fn.parent > 0 && around.returns.some((r) => holdsFunction(r, target.fn));
    return handedBack && depth < deepestResult ? this.#namesOfResult(parent, depth) : new Set();
  }

  /** Names that callers give to what a function hands back: a binding, or a key of an object. */
  #namesOfResult(maker: Scope, depth: number): Set<string> {
    const names = new Set<string>();
    for (const { scope, call } of this.of(maker, depth + 1)) {
      const fn = this.program.evaluator.fn(scope);
      const { use } = fn.calls[call]!;
      if (use.as === "bound" && use.name) names.add(use.name);
      const written = [
        ...fn.returns,
        ...fn.bindings.map((b) => b.init),
        ...fn.calls.flatMap((c) => c.chain.flatMap((s) => s.arguments ?? [])),
      ];
      for (const expr of written)
        if (typeof expr === "object" && expr && "object" in expr)
          for (const [key, value] of expr.object) if (holdsCall(value, call)) names.add(key);
    }
    return names;
  }

  /** False when a name in a file surely stands for something else: it is called otherwise, and imported as another. */
  #mayName(file: string, root: Expr, names: ReadonlySet<string>): boolean {
    if (typeof root !== "string") return false;
    if (names.has(root.split(".").at(-1)!)) return true;
    const item = this.program.evaluator.facts(file).imports.find((i) => i.local === root);
    return item
      ? names.has(item.name) || item.name === "default" || item.name === "*" || item.name === "="
      : root.includes(".");
  }

  /** Methods of the base classes that a method stands in for: a call of those may be a call of this one. */
  #overridden(target: Scope, fn: FunctionFacts): Set<string> {
    const found = new Set<string>();
    if (fn.class === undefined || fn.static || fn.kind === "constructor") return found;
    const { evaluator } = this.program;
    const [, ...bases] = ancestry(evaluator, { file: target.file, class: fn.class }).classes;
    for (const { file, class: index } of bases) {
      const method = evaluator.facts(file).classes[index]!.members.find((m) => m.name === fn.name && !m.static);
      if (method?.function !== undefined) found.add(scopeKey({ file, fn: method.function }));
    }
    return found;
  }

  /** Interfaces that a method's class says it implements: a call through one of them may be a call of the method. */
  #signatures(target: Scope, fn: FunctionFacts): Wanted["signatures"] {
    if (fn.class === undefined || fn.static) return [];
    const { evaluator } = this.program;
    const own: ClassRef = { file: target.file, class: fn.class };
    // An heir may say for its ancestor what they both are.
    const related = [...ancestry(evaluator, own).classes, ...this.program.subclassesOf(own)];
    const found: Wanted["signatures"] = [];
    for (const ref of related)
      for (const type of evaluator.classFacts(ref).implements ?? []) this.#addInterfaces(type, ref.file, found);
    return found;
  }

  /** An interface, and those that it extends. */
  #addInterfaces(type: TypeRef, file: string, into: Wanted["signatures"]): void {
    for (const value of this.program.evaluator.typeValues(type, { file, fn: 0 })) {
      if (value.is !== "interface" || into.some((i) => i.file === value.file && i.type === value.type)) continue;
      into.push({ file: value.file, type: value.type });
      const { extends: bases } = this.program.evaluator.facts(value.file).types[value.type]!;
      for (const base of bases ?? []) this.#addInterfaces(base, value.file, into);
    }
  }

  /** Names under which other files get hold of a function, or of what holds it. */
  #outsideNames(target: Scope, fn: FunctionFacts, names: ReadonlySet<string>): string[] {
    const { exports, functions } = this.program.evaluator.facts(target.file);
    // Members of classes and objects travel with their owners.
    const member = fn.class !== undefined || fn.kind === "method" || fn.parent > 0;
    if (member) {
      const plain = new Set(functions.filter((f) => f.parent === 0 && f.kind === "function").map((f) => f.name));
      return exports.filter((e) => e.from === undefined && !plain.has(e.local ?? "")).map((e) => e.name);
    }
    const isName = (text: Expr | undefined): boolean => typeof text === "string" && names.has(text);
    return exports
      .filter((e) => e.name === "=" || isName(e.local) || isName(e.value) || holdsFunction(e.value, target.fn))
      .map((e) => e.name);
  }
}
