import type { Expr } from "./facts.ts";
import { escaped, type Program } from "./program.ts";
import { type ClassRef, classKey, type Scope, sameClass } from "./values/value.ts";

const isClass = (value: Expr | undefined, cls: number): boolean =>
  typeof value === "object" && value !== null && "class" in value && value.class === cls;

/** `FakeStore` beside `Store`: what tests put in the place of the real one, wherever its file lies. */
const isStandIn = (name: string): boolean => /^(?:Fake|Mock|Stub|Dummy|Spy|Noop)(?![a-z])/.test(name);

/** Who extends a class or implements an interface, found by a search over texts; answers are remembered. */
export class Heirs {
  #subclasses = new Map<string, ClassRef[]>();
  #implementers = new Map<string, ClassRef[]>();

  constructor(readonly program: Program) {}

  forget(): void {
    this.#subclasses.clear();
    this.#implementers.clear();
  }

  /** True when constructing a class runs this constructor (its own, or the nearest ancestor's). */
  constructs(ref: ClassRef, made: Scope): boolean {
    let current: ClassRef | undefined = ref;
    for (let i = 0; current && i < 8; i++) {
      const facts = this.program.evaluator.classFacts(current);
      if (facts.constructorFunction !== undefined)
        return current.file === made.file && facts.constructorFunction === made.fn;
      current = this.parentOf(current);
    }
    return false;
  }

  parentOf(ref: ClassRef): ClassRef | undefined {
    const facts = this.program.evaluator.classFacts(ref);
    if (!facts.extends) return undefined;
    const values = this.program.evaluator.evaluate(facts.extends.value, {
      file: ref.file,
      fn: Math.max(facts.parent, 0),
    });
    for (const value of values) if (value.is === "class") return value.class;
    return undefined;
  }

  /** The classes that a class names as its bases. */
  #parentsOf(ref: ClassRef): ClassRef[] {
    const { extends: first, mixins = [], parent } = this.program.evaluator.classFacts(ref);
    const scope: Scope = { file: ref.file, fn: Math.max(parent, 0) };
    return [...(first ? [first.value] : []), ...mixins].flatMap((base) =>
      this.program.evaluator.evaluate(base, scope).flatMap((v) => (v.is === "class" ? [v.class] : [])),
    );
  }

  #classNames(ref: ClassRef): string[] {
    const { exports, classes } = this.program.evaluator.facts(ref.file);
    const name = classes[ref.class]!.name;
    return exports
      .filter(
        (e) => e.name === "=" || (name !== "" && (e.local === name || e.value === name)) || isClass(e.value, ref.class),
      )
      .map((e) => e.name);
  }

  /** Classes that extend a class, however far. */
  subclassesOf(ref: ClassRef): ClassRef[] {
    const key = classKey(ref);
    const known = this.#subclasses.get(key);
    if (known) return known;
    const found: ClassRef[] = [];
    this.#subclasses.set(key, found);
    const name = this.program.evaluator.classFacts(ref).name;
    for (const file of this.program.mentioning(
      ref.file,
      this.#classNames(ref),
      new RegExp(
        name
          ? `extends\\b[^{]*\\b${escaped(name)}\\b|\\b${escaped(name)}\\s+as\\b|class\\s+\\w+\\s*\\([^)]*\\b${escaped(name)}\\b`
          : "extends",
      ),
    )) {
      this.program.evaluator.facts(file).classes.forEach((cls, index) => {
        if (!cls.extends) return;
        const child: ClassRef = { file, class: index };
        if (!this.#parentsOf(child).some((parent) => sameClass(parent, ref))) return;
        found.push(child, ...this.subclassesOf(child));
      });
    }
    return found;
  }

  /** Classes that say they implement an interface. */
  implementersOf(file: string, type: number): ClassRef[] {
    const key = `${file}|${type}`;
    const known = this.#implementers.get(key);
    if (known) return known;
    const found: ClassRef[] = [];
    this.#implementers.set(key, found);
    const all: ClassRef[] = [];
    const name = this.program.evaluator.facts(file).types[type]!.name;
    for (const candidate of this.program.mentioning(
      file,
      this.program.typeNames(file, name),
      new RegExp(`implements\\b[^{]*\\b${escaped(name)}\\b`),
    )) {
      this.program.evaluator.facts(candidate).classes.forEach((cls, index) => {
        const scope: Scope = { file: candidate, fn: 0 };
        const implemented = (cls.implements ?? []).some((t) =>
          this.program.evaluator
            .typeValues(t, scope)
            .some((v) => v.is === "interface" && v.file === file && v.type === type),
        );
        if (implemented) all.push({ file: candidate, class: index });
      });
    }
    const real = all.filter((ref) => !isStandIn(this.program.evaluator.classFacts(ref).name));
    found.push(...(real.length ? real : all));
    return found;
  }
}
