import { type At, again, type Binding, type FunctionFacts } from "../../facts.ts";
import { intern } from "../../intern.ts";
import { FileWalk } from "../walk.ts";
import type { PythonNode } from "./tree.ts";

/** The walk over a Python file. */
export class PythonWalk extends FileWalk {
  /** Modules brought as `import a.b.c`, by their dotted names: what is said of them starts with these. */
  readonly modules = new Set<string>();
  /** Names that a function says are the module's (`global x`) or of the function around it. */
  readonly outer = new Map<FunctionFacts, Set<string>>();
  /** Functions whose `yield` is what `with … as name` gets. */
  readonly contextManagers = new Set<FunctionFacts>();
  /** Branches and loops that are open, each by a number of its own. */
  blocks: number[] = [];
  #blocks = 0;
  /** The branches and loops that a name got its first value in. */
  readonly #boundIn = new WeakMap<Binding, readonly number[]>();
  /** How often a function's name has been given another value altogether. */
  readonly #renewed = new WeakMap<FunctionFacts, Map<string, number>>();
  /** Under `if TYPE_CHECKING:`, where imports bring types alone. */
  typesOnly = false;

  constructor(readonly text: string) {
    super(lineStartsOf(text));
  }

  /** Walks something that runs under a condition, or again and again. */
  inBlock(work: () => void): void {
    this.blocks.push(this.#blocks++);
    work();
    this.blocks.pop();
  }

  override bind(binding: Binding): Binding {
    this.#boundIn.set(binding, [...this.blocks]);
    return super.bind(binding);
  }

  /**
   * Another name for a name that gets a value which has nothing to do with what it held: what is done to one statement is not
   * done to the next that is called the same. Undefined where the old value may still be meant.
   */
  renewed(name: string, known: Binding): string | undefined {
    const before = this.#boundIn.get(known) ?? [];
    if (!this.blocks.every((block, i) => before[i] === block)) return undefined;
    const counts = this.#renewed.get(this.current.facts) ?? new Map<string, number>();
    this.#renewed.set(this.current.facts, counts);
    const count = (counts.get(name) ?? 1) + 1;
    counts.set(name, count);
    return intern(`${name}${again}${count}`);
  }

  /** What a name of the text is called in the facts. */
  nameOf(node: PythonNode): string {
    const name = this.textOf(node);
    return this.find(name)?.binding.name ?? name;
  }

  textOf(node: PythonNode): string {
    return intern(this.text.slice(node.start, node.end));
  }

  start(node: PythonNode): At {
    return this.at(node.start);
  }
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
