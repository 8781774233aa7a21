import type { At, FunctionFacts } from "../../facts.ts";
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
  /** Under `if TYPE_CHECKING:`, where imports bring types alone. */
  typesOnly = false;

  constructor(readonly text: string) {
    super(lineStartsOf(text));
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
