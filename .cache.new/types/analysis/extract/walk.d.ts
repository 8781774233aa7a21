import { type At, type Binding, type Call, type Expr, type FileFacts, type FunctionFacts, type Loop, type Use } from "../facts.ts";
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
    when: {
        test: Expr;
        negated?: boolean;
    }[];
    /** What the conditions around compare, from the outermost. */
    tests: Expr[];
    tried: Call["tried"];
}
/** What a function is called and where it stands, before anything in it is known. */
export type NewFunction = Pick<FunctionFacts, "name" | "kind" | "at" | "class" | "static">;
/** One walk over one file of any language: where we are, and the facts gathered so far. */
export declare class FileWalk {
    #private;
    readonly facts: FileFacts;
    current: FunctionState;
    /** `lineStarts` holds the offset of each line's first UTF-16 unit. */
    constructor(lineStarts: readonly number[]);
    /** Starts a function, with nothing in it yet, inside the current one and makes it the current one. */
    begin(named: NewFunction): FunctionState;
    close(state: FunctionState): void;
    at(offset: number): At;
    /** The binding a name means here, with the function that holds it; undefined when it is not a followed local. */
    find(name: string): {
        binding: Binding;
        owner: FunctionState;
    } | undefined;
    /** Notes that a name is used; only bindings whose value comes from a call keep their uses. */
    use(name: string, use: Use): void;
    reserveCall(): {
        index: number;
        fill: (call: Call) => void;
    };
    /** What stands around a call: loops, conditions, a part of a `try` statement. */
    around(): Pick<Call, "loops" | "when" | "tried">;
    bind(binding: Binding): Binding;
}
/** True when a value comes from a call, so that it may hold rows. */
export declare function comesFromCall(expr: Expr | undefined): boolean;
