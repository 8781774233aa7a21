import type { FilterOperators } from "../../catalog/index.ts";
import type { Expr } from "../facts.ts";
import type { Scope } from "../values/value.ts";
import type { Asked, Filter } from "./filter.ts";
/** Operators over columns: `and(eq(users.orgId, id), gte(users.at, from))`. */
export declare function operatorFilter(program: Asked, expr: Expr, scope: Scope, operators: FilterOperators, filter: Filter, depth: number): void;
