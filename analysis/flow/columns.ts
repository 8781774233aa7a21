/** Which columns of the rows a function asks for, where all that it does with the rows is seen. */
import { type Binding, type Expr, type FunctionFacts, isCall, mostUses, type Use } from "../facts.ts";
import { languageOf } from "../language.ts";
import type { Program } from "../program.ts";
import type { ReadSite } from "../reads/read.ts";
import type { Scope } from "../values/value.ts";
import { lazyBinding } from "./lazy.ts";
import { sameRows } from "./list-methods.ts";

/** Methods that hand each row to a function, and where the rows stand among its parameters. */
const handsRows: Record<string, readonly number[]> = {
  map: [0],
  flatMap: [0],
  forEach: [0],
  filter: [0],
  find: [0],
  findLast: [0],
  findIndex: [0],
  some: [0],
  every: [0],
  sort: [0, 1],
  toSorted: [0, 1],
  reduce: [1],
  reduceRight: [1],
};
/** Those that give rows again: a list, or one of them. */
const givesRow = new Set(["find", "findLast", "at", "pop", "shift"]);
const deepest = 6;

/** Something is done with the rows that may look at any column. */
class Whole extends Error {}

/** Names of the properties that are read of the rows; null where a row is handed on whole, or something is done that is not seen. */
export function columnsUsed(program: Program, site: ReadSite): ReadonlySet<string> | null {
  if ("awaited" in site.result) return languageOf(site.scope.file) === "python" ? ofLazy(program, site) : null;
  const call = program.evaluator.fn(site.scope).calls[site.result.call]!;
  const read = call.chain.findIndex((segment) => segment.at === site.at);
  // Whatever stands between the read and its end belongs to the library, but for what takes the rows.
  if (call.chain.slice(read + 1).some(({ name }) => name === "then" || name in handsRows || givesRow.has(name)))
    return null;
  const asked = new Asked(program, site.scope.file);
  try {
    asked.list(site.scope.fn, { as: call.use, call: site.result.call }, 0);
  } catch (error) {
    if (error instanceof Whole) return null;
    throw error;
  }
  return asked.columns;
}

/** `notes = Note.objects.filter(…)`, and `for note in notes` somewhere later. */
function ofLazy(program: Program, { scope, result }: ReadSite): ReadonlySet<string> | null {
  const binding = "awaited" in result ? lazyBinding(program.evaluator.fn(scope), result.awaited) : undefined;
  if (!binding) return null;
  const asked = new Asked(program, scope.file);
  try {
    asked.named(scope.fn, binding, 0);
  } catch (error) {
    if (error instanceof Whole) return null;
    throw error;
  }
  return asked.columns;
}

/** A value that holds the rows: what becomes of it, and the call that gives it. */
interface Held {
  as: Use;
  call: number;
}

class Asked {
  readonly columns = new Set<string>();

  constructor(
    readonly program: Program,
    readonly file: string,
  ) {}

  #fn(index: number): FunctionFacts {
    return this.program.evaluator.fn({ file: this.file, fn: index } satisfies Scope);
  }

  /** What becomes of a list of rows. */
  list(fn: number, { as: use, call }: Held, depth: number): void {
    if (depth > deepest) throw new Whole();
    const where = use.function ?? fn;
    const facts = this.#fn(where);
    switch (use.as) {
      case "counted":
      case "tested":
      case "discarded":
        return;
      case "iterated":
        this.#elements(where, (init) => isCall(init, call));
        return;
      case "bound": {
        const binding =
          use.name === undefined ? undefined : facts.bindings.find((b) => b.name === use.name && isCall(b.init, call));
        if (!binding) throw new Whole();
        this.named(where, binding, depth);
        return;
      }
      case "method":
        this.#method(where, use, depth);
        return;
      case "passed": {
        // `list(rows)` has the same rows.
        const taker = use.name === "list()" && use.call !== undefined ? facts.calls[use.call] : undefined;
        if (taker?.chain.length !== 1) throw new Whole();
        this.list(where, { as: taker.use, call: use.call! }, depth + 1);
        return;
      }
      default:
        throw new Whole();
    }
  }

  /** A name that holds the list. */
  named(fn: number, binding: Binding, depth: number): void {
    // Another value under the same name is not told apart.
    if (binding.assigned?.length) throw new Whole();
    for (const use of followed(binding.uses)) {
      const where = use.function ?? fn;
      if (use.as === "counted" || use.as === "tested" || use.as === "discarded") continue;
      if (use.as === "iterated") this.#elements(where, (init) => init === binding.name);
      else if (use.as === "method") this.#method(where, use, depth);
      else throw new Whole();
    }
  }

  /** `for (const row of rows)`: the names that rows, or parts of them, are given. */
  #elements(fn: number, isList: (init: Expr | undefined) => boolean): void {
    let found = false;
    // A comprehension of Python goes over them as `map` does.
    for (const { root, chain } of this.#fn(fn).calls) {
      const [first] = chain;
      if (first?.name !== "map" || !isList(root) || languageOf(this.file) !== "python") continue;
      found = true;
      this.#callback(first.arguments?.[0], [0]);
    }
    for (const binding of this.#fn(fn).bindings) {
      if (binding.element && isList(binding.init)) {
        found = true;
        this.#row(fn, binding.name, followed(binding.uses));
        continue;
      }
      const part = partOf(
        binding.init,
        (of) => typeof of === "object" && of !== null && "member" in of && of.member === "[]" && isList(of.of),
      );
      if (part === undefined) continue;
      found = true;
      this.#column(part);
    }
    if (!found) throw new Whole();
  }

  /** `rows.map((row) => …)`, `rows.filter(…).length`. */
  #method(fn: number, use: Use, depth: number): void {
    const facts = this.#fn(fn);
    const index = facts.calls.findIndex(({ chain }) => chain.some((segment) => segment.at === use.at));
    const call = facts.calls[index];
    if (!call) throw new Whole();
    const first = call.chain.findIndex((segment) => segment.at === use.at);
    for (let i = first; i < call.chain.length; i++) {
      const { name, arguments: given = [] } = call.chain[i]!;
      const places = handsRows[name];
      if (places) this.#callback(given[0], places);
      else if (!sameRows.has(name) && !givesRow.has(name)) throw new Whole();
      if (givesRow.has(name)) {
        // One of the rows is as much a row as any.
        if (i < call.chain.length - 1) throw new Whole();
        this.#one(fn, { as: call.use, call: index });
        return;
      }
      if (!sameRows.has(name)) return;
    }
    this.list(fn, { as: call.use, call: index }, depth + 1);
  }

  #callback(callback: Expr | undefined, places: readonly number[]): void {
    // `rows.sort()` compares whole rows, a function by its name may do anything.
    if (typeof callback !== "object" || callback === null || !("function" in callback)) throw new Whole();
    const fn = callback.function;
    const { parameters, bindings } = this.#fn(fn);
    for (const place of places) {
      const parameter = parameters[place];
      if (!parameter) continue;
      if (parameter.rest) throw new Whole();
      if (parameter.name !== "") {
        this.#row(fn, parameter.name, followed(parameter.uses));
        continue;
      }
      for (const { init } of bindings) {
        const part = partOf(
          init,
          (of) => typeof of === "object" && of !== null && "parameter" in of && of.parameter === place,
        );
        if (part !== undefined) this.#column(part);
      }
    }
    // The whole list may be the last parameter.
    if (parameters.length > Math.max(...places) + 2) throw new Whole();
  }

  #one(fn: number, { as: use, call }: Held): void {
    if (use.as === "tested" || use.as === "discarded") return;
    if (use.as === "property" && use.name) {
      this.#column(use.name);
      return;
    }
    if (use.as !== "bound" || !use.name) throw new Whole();
    const binding = this.#fn(use.function ?? fn).bindings.find((b) => b.name === use.name && isCall(b.init, call));
    if (!binding || binding.assigned?.length) throw new Whole();
    this.#row(use.function ?? fn, binding.name, followed(binding.uses));
  }

  /** What is done with a row by its name. */
  #row(fn: number, name: string, uses: readonly Use[]): void {
    // An object of Python that is changed is written back whole, or as what changed of it: no value will do.
    const changed = this.#fn(fn).assignments.some(
      ({ target }) => typeof target === "string" && target.startsWith(`${name}.`),
    );
    if (changed && languageOf(this.file) === "python") throw new Whole();
    for (const use of uses) {
      if (use.as === "property" && use.name) this.#column(use.name);
      else if (use.as === "bound") this.#parts(use.function ?? fn, name);
      else if (use.as !== "tested" && use.as !== "discarded") throw new Whole();
    }
  }

  /** `const { id, total } = row`; another name for the row is not followed. */
  #parts(fn: number, row: string): void {
    for (const { init } of this.#fn(fn).bindings) {
      const of = typeof init === "object" && init && "choice" in init ? init.of[0] : init;
      if (of === row) throw new Whole();
      if (typeof of === "string" && of.startsWith(`${row}.`)) this.#column(of.slice(row.length + 1).split(".")[0]!);
    }
  }

  #column(name: string): void {
    // A place in a row is no column's name.
    if (name === "[]" || name === "" || /^\d+$/.test(name)) throw new Whole();
    this.columns.add(name);
  }
}

/** Uses that are all there are. */
function followed(uses: readonly Use[] | undefined): readonly Use[] {
  if (!uses || uses.length >= mostUses) throw new Whole();
  return uses;
}

/** The member that a pattern takes out of a value, "" for what is left of it; undefined for any other value. */
function partOf(init: Expr | undefined, isWhole: (of: Expr) => boolean): string | undefined {
  if (typeof init !== "object" || init === null) return undefined;
  if ("choice" in init) return partOf(init.of[0], isWhole);
  if (isWhole(init)) return "";
  if (!("member" in init)) return undefined;
  if (isWhole(init.of)) return init.member;
  return partOf(init.of, isWhole);
}
