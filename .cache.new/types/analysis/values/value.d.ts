import type { At, Expr, TypeRef } from "../facts.ts";
/** Where names are looked up: a function of a file (0 is the module's body). */
export interface Scope {
    file: string;
    fn: number;
}
export interface ClassRef {
    file: string;
    class: number;
}
/** What is done to a value of a library, in order. */
export interface Step {
    /** "kind": the catalog says what the value is, whatever came before; the name is "library:kind". */
    is: "new" | "call" | "member" | "type" | "extended" | "subclass" | "kind";
    /** Member's name; for a call of a member the name too. */
    name: string;
    arguments?: Expr[];
    scope?: Scope;
    typeArguments?: TypeRef[];
    at?: At;
    /** Workspace class that extends the library's. */
    class?: ClassRef;
    /** Done only under a condition. */
    maybe?: boolean;
}
/**
 * What an expression may be, found without running anything: a definition of the workspace, a value of a library told
 * by its import and what was done to it, a literal, or a parameter whose value the callers know.
 */
export type Value = {
    is: "external";
    module: string;
    name: string;
    steps: Step[];
    typeOnly?: boolean;
    factor?: number;
} | {
    is: "function";
    scope: Scope;
    self?: ClassRef;
    factor?: number;
} | {
    is: "class";
    class: ClassRef;
    factor?: number;
} | {
    is: "instance";
    class: ClassRef /** The class that holds it as an attribute. */;
    of?: ClassRef;
    factor?: number;
} | {
    is: "interface";
    file: string;
    type: number;
    factor?: number;
} | {
    is: "literal";
    expr: Expr;
    scope: Scope;
    factor?: number;
} | {
    is: "shape";
    type: TypeRef;
    scope: Scope;
    factor?: number;
} | {
    is: "namespace";
    file: string;
    factor?: number;
} | {
    is: "parameter";
    scope: Scope;
    index: number;
    path: string[];
    factor?: number;
}
/** A pair of a key and a value: what a Map and `Object.entries` give one after another. */
 | {
    is: "entry";
    of: Value;
    factor?: number;
}
/** A method that an interface names; its implementations are elsewhere. */
 | {
    is: "signature";
    file: string;
    type: number;
    name: string;
    factor?: number;
};
/** The module of names that no file declares: `Promise`, `setInterval`. */
export declare const globalModule = "(global)";
/** The module of values whose origin is not known; the name is how the source calls them. */
export declare const unknownModule = "(unknown)";
export declare const isUnknown: (value: Value) => boolean;
export declare function external(module: string, name: string, steps?: Step[]): Value;
/** A dotted name of unknown origin. */
export declare function nameless([root, ...rest]: readonly string[]): Value;
export declare function withFactor(value: Value, factor: number): Value;
export declare function sameClass(a: ClassRef | undefined, b: ClassRef | undefined): boolean;
export declare const scopeKey: (scope: Scope) => string;
export declare const classKey: (ref: ClassRef) => string;
