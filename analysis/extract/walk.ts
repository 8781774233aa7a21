import {
  type At,
  atOf,
  type Binding,
  type Call,
  type Expr,
  type FileFacts,
  type FunctionFacts,
  type Loop,
  mostUses,
  type Use,
} from "../facts.ts";

const dull = new Set(["property", "tested"]);

/** What is known of the function that is being walked. */
export interface FunctionState {
  facts: FunctionFacts;
  index: number;
  outer: FunctionState | null;
  /** Names of this function; null for one that is no binding (a parameter). */
  names: Map<string, Binding | null>;
  /** Uses of parameters, of a callback that goes over a list. */
  given: Map<string, Use[]> | null;
  loops: Loop[];
  when: { test: Expr; negated?: boolean }[];
  /** What the conditions around compare, from the outermost. */
  tests: Expr[];
  tried: Call["tried"];
}

/** What a function is called and where it stands, before anything in it is known. */
export type NewFunction = Pick<FunctionFacts, "name" | "kind" | "at" | "class" | "static">;

/** One walk over one file of any language: where we are, and the facts gathered so far. */
export class FileWalk {
  readonly facts: FileFacts = { imports: [], exports: [], functions: [], classes: [], types: [] };
  current: FunctionState;
  #lineStarts: readonly number[];
  #line = 0;

  /** `lineStarts` holds the offset of each line's first UTF-16 unit. */
  constructor(lineStarts: readonly number[]) {
    this.#lineStarts = lineStarts;
    this.current = this.begin({ name: "", kind: "module", at: atOf(1, 1) });
  }

  /** Starts a function, with nothing in it yet, inside the current one and makes it the current one. */
  begin(named: NewFunction): FunctionState {
    const facts: FunctionFacts = {
      ...named,
      parent: this.current?.index ?? -1,
      parameters: [],
      bindings: [],
      calls: [],
      returns: [],
      assignments: [],
    };
    const index = this.facts.functions.push(facts) - 1;
    const state: FunctionState = {
      facts,
      index,
      outer: this.current ?? null,
      names: new Map(),
      given: null,
      loops: [],
      when: [],
      tests: [],
      tried: undefined,
    };
    this.current = state;
    return state;
  }

  close(state: FunctionState): void {
    if (state.outer) this.current = state.outer;
  }

  at(offset: number): At {
    const starts = this.#lineStarts;
    let line = this.#line;
    // Positions mostly grow from node to node, so the last line is a good guess.
    if (starts[line]! > offset || (starts[line + 4] ?? Infinity) <= offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle]! <= offset) low = middle;
        else high = middle - 1;
      }
      line = low;
    } else {
      while ((starts[line + 1] ?? Infinity) <= offset) line++;
    }
    this.#line = line;
    return atOf(line + 1, offset - starts[line]! + 1);
  }

  /** The binding a name means here, with the function that holds it; undefined when it is not a followed local. */
  find(name: string): { binding: Binding; owner: FunctionState } | undefined {
    for (let state: FunctionState | null = this.current; state; state = state.outer) {
      const binding = state.names.get(name);
      if (binding === null) return undefined;
      if (binding) return { binding, owner: state };
    }
    return undefined;
  }

  /** Notes that a name is used; only bindings whose value comes from a call keep their uses. */
  use(name: string, use: Use): void {
    const found = this.find(name);
    const { uses, owner } = found ? { uses: found.binding.uses, owner: found.owner } : this.#givenAs(name);
    if (!owner || !uses || uses.length >= mostUses) return;
    // Reading the same property again says nothing new.
    if (dull.has(use.as) && uses.some((u) => u.as === use.as && u.name === use.name)) return;
    uses.push(owner === this.current ? use : { ...use, function: this.current.index });
  }

  /** Uses of a parameter that are followed. */
  #givenAs(name: string): { uses?: Use[] | undefined; owner?: FunctionState } {
    for (let state: FunctionState | null = this.current; state; state = state.outer)
      if (state.names.has(name)) return { uses: state.given?.get(name), owner: state };
    return {};
  }

  reserveCall(): { index: number; fill: (call: Call) => void } {
    const calls = this.current.facts.calls;
    const index = calls.push(undefined as unknown as Call) - 1;
    return {
      index,
      fill: (call) => {
        calls[index] = call;
      },
    };
  }

  /** What stands around a call: loops, conditions, a part of a `try` statement. */
  around(): Pick<Call, "loops" | "when" | "tried"> {
    const { loops, when, tried } = this.current;
    return {
      ...(loops.length ? { loops: loops.slice(-2) } : {}),
      ...(when.length ? { when: when.slice(-3) } : {}),
      ...(tried ? { tried } : {}),
    };
  }

  bind(binding: Binding): Binding {
    this.current.facts.bindings.push(binding);
    this.current.names.set(binding.name, binding);
    return binding;
  }
}

/** True when a value comes from a call, so that it may hold rows. */
export function comesFromCall(expr: Expr | undefined): boolean {
  if (typeof expr !== "object" || expr === null) return false;
  if ("call" in expr || "await" in expr) return true;
  if ("member" in expr) return comesFromCall(expr.of);
  // Two queries in one: `newer | older`.
  if ("operator" in expr) return /^[|&]$/.test(expr.operator) && expr.of.some(comesFromCall);
  return "choice" in expr && expr.of.some(comesFromCall);
}
