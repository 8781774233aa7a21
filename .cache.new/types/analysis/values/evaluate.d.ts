import type { ClassFacts, Expr, FileFacts, FunctionFacts, Segment, TypeRef } from "../facts.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Recognition } from "./recognition.ts";
import { type ClassRef, type Scope, type Value } from "./value.ts";
/**
 * Finds what expressions may be: follows names, imports, members, classes, injected fields and returned values, without
 * types of node_modules and without running anything. Answers are remembered until `forget`.
 */
export declare class Evaluator {
    #private;
    readonly workspace: Workspace;
    recognition: Recognition | undefined;
    /** What written lists hold. */
    items: WeakMap<object, Value[]>;
    constructor(workspace: Workspace);
    /** True where evaluation has gone so far that it most likely goes in circles. */
    get tooDeep(): boolean;
    /** Carries out a step of evaluation one level further down; nothing where that would be too deep. */
    deeper(work: () => Value[]): Value[];
    forget(): void;
    facts(file: string): FileFacts;
    fn(scope: Scope): FunctionFacts;
    classFacts(ref: ClassRef): ClassFacts;
    evaluate(expr: Expr, scope: Scope): Value[];
    /** What a bare name means in a function. */
    name(name: string, scope: Scope): Value[];
    /** `[a, b].forEach((one) => …)`: what a written list holds. */
    elementsHandedTo(scope: Scope): Value[];
    /** What an import of a file brings. */
    imported(file: string, from: string, name: string, typeOnly?: boolean): Value[];
    /** What a file exports under a name; "*" is the file itself, "=" its CommonJS value. */
    exported(file: string, name: string, seen?: Set<string>): Value[];
    /** A member of a value, without calling it. */
    member(value: Value, name: string): Value[];
    /** What is called by segment `segment` of a call: the value before the parentheses. */
    callee(scope: Scope, call: number, segment: number): Value[];
    /** Result of a whole call. */
    callResult(scope: Scope, call: number): Value[];
    /** What calling (or constructing) a value gives back. */
    called(values: Value[], link: Segment, scope: Scope): Value[];
    /** What a function gives back (for an async one: what its promise holds). */
    returned(scope: Scope): Value[];
    typeValues(type: TypeRef, scope: Scope): Value[];
}
