import type { Orm, Pool, Recogniser } from "../catalog/shape.ts";
import { globalModule, type Step, type Value } from "./values/value.ts";

/** Kind → how sure (1 unless a name alone told it). Exported names count as kinds of themselves. */
export type Kinds = Map<string, number>;

const noKinds: Kinds = new Map();

function matches(packages: readonly string[], module: string): boolean {
  return packages.some((p) =>
    p === "?" ? module.startsWith("?") : p.endsWith("*") ? module.startsWith(p.slice(0, -1)) : p === module,
  );
}

/**
 * One library of the catalog, ready to recognise values. What a value is follows from its import and from what was
 * done to it, step by step; names alone count only where a recogniser says so.
 */
export class Library {
  readonly id: string;
  #packages: readonly string[];
  #all: readonly string[];
  #recognisers: [kind: string, recogniser: Recogniser][];
  #names: { kind: string; pattern: RegExp; confidence: number }[] = [];

  readonly #anyMembers = new Map<string, string>();
  /** By the method: what a receiver is whose method is handed something of a kind. */
  readonly handed = new Map<string, { kind: string; handed: string }[]>();

  constructor(readonly definition: Pick<Orm | Pool, "id" | "packages" | "values">) {
    this.id = definition.id;
    this.#packages = definition.packages;
    this.#recognisers = Object.entries(definition.values).flatMap(([kind, list]) =>
      list.map((r) => [kind, r] as [string, Recogniser]),
    );
    const all = new Set(definition.packages);
    for (const [kind, r] of this.#recognisers) {
      if ("from" in r && r.from) for (const p of r.from) all.add(p);
      if ("anyMember" in r) this.#anyMembers.set(r.anyMember, kind);
      if ("handed" in r)
        for (const method of r.to)
          this.handed.set(method, [...(this.handed.get(method) ?? []), { kind, handed: r.handed }]);
      if ("named" in r) this.#names.push({ kind, pattern: r.named, confidence: r.confidence });
    }
    this.#all = [...all];
  }

  /** True when a module is one of the library's packages. */
  imports(module: string): boolean {
    return matches(this.#packages, module);
  }

  /** False when a module can't be the library's, and nothing but a module tells its values. */
  mayKnow(module: string): boolean {
    return matches(this.#all, module) || this.#names.length > 0;
  }

  /** What a value is to this library: its kinds and exported names, with the confidence of each. */
  kinds(value: Value): Kinds {
    if (value.is !== "external") return noKinds;
    const known = matches(this.#all, value.module);
    // A name tells something only where nothing better is known.
    const nameless = !known || value.module.startsWith("?");
    const told = value.steps.some((s) => s.is === "kind" || this.#anyMember(s) !== undefined);
    if (!known && !told && (!this.#names.length || value.module === globalModule)) return noKinds;
    let current: Kinds = new Map();
    if (known) {
      current.set(value.name, 1);
      // What `require` gives back may be the module or its default export.
      if (value.name === "=") current.set("default", 1).set("*", 1);
      for (const [kind, r] of this.#recognisers)
        if ("exported" in r && r.exported === value.name && matches(r.from ?? this.#packages, value.module))
          current.set(kind, 1);
    }
    let dotted: string | undefined = value.name;
    if (nameless) this.#named(dotted, current);
    for (const step of value.steps) {
      const after = this.#step(current, step, value.module);
      // `ctx.db("orders")`: a member that its name tells, called by itself.
      if (nameless && dotted !== undefined && step.is === "call" && step.name) {
        const member: Kinds = new Map();
        this.#named(`${dotted}.${step.name}`, member);
        if (member.size)
          for (const [kind, c] of this.#step(member, { ...step, name: "" }, value.module))
            if (!after.has(kind)) after.set(kind, c);
      }
      // The class that a library's class is extended by still goes by its name.
      if (step.is !== "subclass")
        dotted = dotted !== undefined && step.is === "member" ? `${dotted}.${step.name}` : undefined;
      if (nameless && dotted !== undefined) this.#named(dotted, after);
      if (!after.size && dotted === undefined && !told) return noKinds;
      current = after;
    }
    return current;
  }

  #named(dotted: string, into: Kinds): void {
    for (const { kind, pattern, confidence } of this.#names)
      if (!into.has(kind) && pattern.test(dotted)) into.set(kind, confidence);
  }

  #step(current: Kinds, step: Step, module: string): Kinds {
    const after: Kinds = new Map();
    if (step.is === "kind") {
      const [library, kind] = step.name.split(":");
      return library === this.id && kind ? after.set(kind, 1) : after;
    }
    const add = (kind: string, confidence: number): void => {
      if ((after.get(kind) ?? 0) < confidence) after.set(kind, confidence);
    };
    const any = this.#anyMember(step);
    if (any && step.is === "member") add(any, 1);
    else if (any) for (const [kind, c] of this.#step(new Map([[any, 1]]), { ...step, name: "" }, module)) add(kind, c);
    for (const [label, confidence] of current) {
      if (step.is === "member") add(`${label}.${step.name}`, confidence);
      else if (step.is === "new") add(`new ${label}`, confidence);
      else if (step.is === "call") add(step.name ? `${label}.${step.name}()` : `${label}()`, confidence);
      for (const [kind, r] of this.#recognisers) {
        if ("from" in r && r.from && !matches(r.from, module)) continue;
        if (this.#fits(r, label, step)) add(kind, confidence);
      }
    }
    return after;
  }

  /** What a member is by its name alone, also where it is called. */
  #anyMember(step: Step): string | undefined {
    return step.is === "member" || step.is === "call" ? this.#anyMembers.get(step.name) : undefined;
  }

  #fits(r: Recogniser, label: string, step: Step): boolean {
    if ("instanceOf" in r)
      return r.instanceOf === label && (step.is === "new" || step.is === "type" || step.is === "extended");
    if ("subclassOf" in r) return r.subclassOf === label && step.is === "subclass";
    if ("decorated" in r) return r.decorated === label && step.is === "call" && step.name === "@";
    if ("resultOf" in r) return step.is === "call" && of(r.resultOf, label, step.name);
    if ("member" in r) return step.is === "member" && of(r.member, label, step.name);
    return false;
  }

  /** Kind that a callback's parameter gets when it is handed to a method of a value; undefined when none. */
  callbackParameter(receiver: Value, method: string, index: number): { kind: string; confidence: number } | undefined {
    const kinds = this.kinds(receiver);
    if (!kinds.size) return undefined;
    for (const [kind, r] of this.#recognisers) {
      if (!("parameterOf" in r) || (r.index ?? 0) !== index) continue;
      for (const [label, confidence] of kinds) if (of(r.parameterOf, label, method)) return { kind, confidence };
    }
    return undefined;
  }
}

/** "kind.method" against a label and a step's name; "kind" alone is a call of the value itself. */
function of(pattern: string, label: string, name: string): boolean {
  if (name === "") return pattern === label;
  if (!pattern.startsWith(label) || pattern[label.length] !== ".") return false;
  const rest = pattern.slice(label.length + 1);
  return rest === name || rest === "*";
}

/** The value that an `external` was before its last step. */
export function receiver(value: Value): Value | undefined {
  if (value.is !== "external" || !value.steps.length) return undefined;
  return { ...value, steps: value.steps.slice(0, -1) };
}
