/** Whoever takes a value in a chain: the function of each step, and the end; and what they can call it together. */
import type { ts as TS } from "@ts-morph/common";
import type { Consumer, Step } from "./consumer.ts";
export interface Taker {
    /** A name, a pattern, or what a loop without a declaration assigns to; null for who does not look. */
    name: TS.Node | null;
    /** The type that it says its value has. */
    type: string | null;
    /** Where its names mean what it says. */
    bodies: TS.Node[];
    keyword: "const" | "let" | "var";
    /** Does its body stay where it is, with the names it has? */
    fixed: boolean;
    /** Does it need a name for the value, whether it gives one or not? */
    needsName: boolean;
    index: TS.Identifier | null;
    /** Names of its own that are others now, found while the loop is laid out. */
    renames: Map<string, string>;
}
/** What the takers of one value call it. */
export interface Naming {
    /** `const order`, `const { id }`, as in the head of a loop. */
    binding: string;
    /** The name; null for a pattern. */
    name: string | null;
    /** The taker whose pattern it is. */
    pattern: Taker | null;
    /** Does anybody look at the value? */
    used: boolean;
}
/** The takers of a consumer's steps, then that of its end. */
export declare function takersOf(consumer: Consumer): Taker[];
/** The last taker of the value that the one at `at` takes: a filter hands on what it got. */
export declare function lastOfValue(steps: readonly Step[], at: number): number;
/** Finds a name for the value of `group`; `fresh` makes one that is new to the place. */
export declare function namingOf(group: readonly Taker[], others: readonly Taker[], noun: string, fresh: (wanted: string) => string): Naming;
/** Why a taker can't use the common name in the place of its own, as a clause. */
export declare function renameReason(taker: Taker, name: string | null): string | null;
/** Is the name given another value? */
export declare function changes(body: TS.Node, name: string): boolean;
