import { type PythonNode } from "../../analysis/extract/python/tree.ts";
/** One name of a chain; `call` is null where it is not called. */
export interface Link {
    name: string;
    call: PythonNode | null;
    /** What stands before the dot; undefined at the chain's start. */
    object: PythonNode | undefined;
}
/** `session.query(User).filter(…)` as its names from the start; undefined where anything else is in between. */
export declare function linksOf(text: string, node: PythonNode): Link[] | undefined;
/** A node without parentheses around it. */
export declare function bare(node: PythonNode): PythonNode;
/** The only argument of a call, where it is a class: `User`, `models.User`. */
export declare function entityOf(text: string, { call }: Link): string | undefined;
/** Every node below one, itself included. */
export declare function within(node: PythonNode): Generator<PythonNode>;
