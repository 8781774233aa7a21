import type { ts as TS } from "@ts-morph/common";
import type { Extraction } from "./state.ts";
interface Place {
    name?: string;
    class?: number;
    static?: boolean;
    /** A callback that gets one element of a list after another: what becomes of them is followed. */
    goesOver?: true;
}
/** Adds a function with everything inside it; returns its index. */
export declare function extractFunction(x: Extraction, node: TS.FunctionLikeDeclaration, place: Place): number;
/** Adds a class with its members; returns its index. */
export declare function extractClass(x: Extraction, node: TS.ClassLikeDeclaration): number;
/** Adds an interface or type alias. */
export declare function extractType(x: Extraction, node: TS.InterfaceDeclaration | TS.TypeAliasDeclaration): void;
export {};
