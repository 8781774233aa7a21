import type { Orm, Place } from "../../catalog/index.ts";
import type { Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import { type Found } from "../values/places.ts";
import { type ClassRef, type Scope, type Step } from "../values/value.ts";
import type { ReadSite } from "./read.ts";
/** Every call that was made on the way to the read, and beside it on the same builder. */
export declare function stepsOf(site: ReadSite): Step[];
/** What stands at a place of a read, once for each method that has it. */
export declare function placesOf(program: Program, site: ReadSite, place: Place): Found[];
/** True where a place is filled; where a method alone is meant, when it is called on the way. */
export declare function isFilled(program: Program, site: ReadSite, place: Place): boolean;
/** True where something stands at a place, whatever it is. */
export declare const isThere: (found: Found) => boolean;
/** Table, model or entity of a read as the source names it; null when it can't be told. */
export declare function tableOf(program: Program, site: ReadSite): string | null;
/** Names that a column of the table itself may have before it: the table's, and its alias. */
export declare function namesOfTable(program: Program, site: ReadSite): ReadonlySet<string>;
/** True when a chain reads from another statement, written in place or by its name: `with("open", …).from("open")`. */
export declare function readsStatement(program: Program, site: ReadSite): boolean;
/** A callback in a value's place, or a lazy chain, is a statement of its own. */
export declare function isStatement(program: Program, value: Expr, scope: Scope): boolean;
/** How a read names its table, as it is written. */
export declare function tableText(program: Program, site: ReadSite): string | undefined;
/** The workspace's class that reads. */
export declare function classOf({ receiver }: ReadSite): ClassRef | undefined;
/** The last call of a name on the way to a read, also of an imported function, that has such an argument. */
export declare function madeBy(site: ReadSite, name: string, argument: number): Step | undefined;
/** The step that made a value what it is: the first after which it is of the kind; -1 where none did. */
export declare function madeAt(program: Program, orm: Orm, kind: string, value: ReadSite["receiver"]): number;
/** How an expression names a table: a string, a class, a constant. */
export declare function nameOf(program: Program, expr: Expr, scope: Scope): string | undefined;
/** An object as it is written, with the scope that its names mean something in. */
export interface Entries {
    list: [name: string, value: Expr, key?: Expr][];
    scope: Scope;
}
/** The entries of an object, also by the name it was given. */
export declare function entriesOf(program: Program, expr: Expr, scope: Scope): Entries | undefined;
/** What a name stands for, where it is written in the code. */
export declare function literals(program: Program, expr: Expr, scope: Scope): {
    expr: Expr;
    scope: Scope;
}[];
