import { type Program } from "./program.ts";
import { type ClassRef, type Scope } from "./values/value.ts";
/** Who extends a class or implements an interface, found by a search over texts; answers are remembered. */
export declare class Heirs {
    #private;
    readonly program: Program;
    constructor(program: Program);
    forget(): void;
    /** True when constructing a class runs this constructor (its own, or the nearest ancestor's). */
    constructs(ref: ClassRef, made: Scope): boolean;
    parentOf(ref: ClassRef): ClassRef | undefined;
    /** Classes that extend a class, however far. */
    subclassesOf(ref: ClassRef): ClassRef[];
    /** Classes that say they implement an interface. */
    implementersOf(file: string, type: number): ClassRef[];
}
