import { type At, type Binding, type FunctionFacts } from "../../facts.ts";
import { FileWalk } from "../walk.ts";
import type { PythonNode } from "./tree.ts";
/** The walk over a Python file. */
export declare class PythonWalk extends FileWalk {
    #private;
    readonly text: string;
    /** Modules brought as `import a.b.c`, by their dotted names: what is said of them starts with these. */
    readonly modules: Set<string>;
    /** Names that a function says are the module's (`global x`) or of the function around it. */
    readonly outer: Map<FunctionFacts, Set<string>>;
    /** Functions whose `yield` is what `with … as name` gets. */
    readonly contextManagers: Set<FunctionFacts>;
    /** Branches and loops that are open, each by a number of its own. */
    blocks: number[];
    /** Under `if TYPE_CHECKING:`, where imports bring types alone. */
    typesOnly: boolean;
    constructor(text: string);
    /** Walks something that runs under a condition, or again and again. */
    inBlock(work: () => void): void;
    bind(binding: Binding): Binding;
    /**
     * Another name for a name that gets a value which has nothing to do with what it held: what is done to one statement is not
     * done to the next that is called the same. Undefined where the old value may still be meant.
     */
    renewed(name: string, known: Binding): string | undefined;
    /** What a name of the text is called in the facts. */
    nameOf(node: PythonNode): string;
    textOf(node: PythonNode): string;
    start(node: PythonNode): At;
}
