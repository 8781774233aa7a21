import type { FilterOperators } from "../../catalog/index.ts";
import type { Expr } from "../facts.ts";
import type { Scope } from "../values/value.ts";
import type { Asked, Filter } from "./filter.ts";
export declare const between: Set<string>;
export declare const isLower: (name: string, operators: FilterOperators) => boolean;
export declare const isUpper: (name: string, operators: FilterOperators) => boolean;
/** A text that the caller chose narrows; one that is written in the code is a state like others. */
export declare const matches: (name: string, operand: Expr | undefined) => boolean;
export declare const isConstant: (expr: Expr) => boolean;
export declare function objectFilter(program: Asked, expr: Expr, scope: Scope, operators: FilterOperators, filter: Filter, nested: boolean, depth: number): void;
/** What is left when some rows are taken out is not narrowed by the keys of those. */
export declare function excluded(inner: Filter, filter: Filter): void;
/** What all alternatives ask for counts, or else the alternatives themselves, also those that can't be told. */
export declare function oneOf(all: Filter[], filter: Filter): void;
export declare function columnFilter(program: Asked, column: string, value: Expr, scope: Scope, operators: FilterOperators, filter: Filter, nested: boolean, depth: number, within?: string): void;
export declare function listKind(program: Asked, list: Expr | undefined, scope: Scope): "list" | "constants";
