import type { FilterPlace } from "../../catalog/index.ts";
import type { Program } from "../program.ts";
import type { Filter } from "./filter.ts";
import type { ReadSite } from "./read.ts";
/**
 * Conditions of arguments that are written with the language's own operators, `User.age >= 18`, or as names,
 * `filter(author__name="x")`. All arguments of all calls hold.
 */
export declare function expressionFilter(program: Program, site: ReadSite, place: FilterPlace, filter: Filter): void;
