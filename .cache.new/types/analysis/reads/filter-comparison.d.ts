import type { FilterOperators, FilterPlace } from "../../catalog/index.ts";
import { type Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import { type Found } from "../values/places.ts";
import type { Scope } from "../values/value.ts";
import type { Filter } from "./filter.ts";
import type { ReadSite } from "./read.ts";
/** What a comparison is made of, and where its columns' names are looked up. */
interface Comparisons {
    program: Program;
    places: readonly FilterPlace[];
    operators: FilterOperators;
    /** Methods that limit a statement. */
    limits: ReadonlySet<string>;
    /** Gives what the caller on the way handed over for a parameter. */
    handed: (found: Found) => Found;
    /** Whether the caller on the way surely hands a value over for a parameter. */
    given: (expr: Expr, scope: Scope) => boolean;
}
/**
 * Conditions that a chain's methods add one after another: `.where("state", "open").whereIn("id", ids).orWhere(…)`.
 * An `or` method starts another alternative, as it does in SQL.
 */
export declare function comparisonFilter(program: Program, site: ReadSite, way: Pick<Comparisons, "handed" | "given">): Filter;
export {};
