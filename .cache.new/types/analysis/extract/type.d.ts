import type { ts as TS } from "@ts-morph/common";
import type { TypeRef } from "../facts.ts";
/** A type as far as receivers and columns need it: names, arguments, members of literal types. */
export declare function typeRef(ts: typeof TS, node: TS.TypeNode | undefined, depth?: number): TypeRef | undefined;
/** Named members of an interface or a literal type. */
export declare function members(ts: typeof TS, nodes: TS.NodeArray<TS.TypeElement>, depth?: number): {
    name: string;
    type?: TypeRef;
}[];
