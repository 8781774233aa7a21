import { type Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Reached } from "../reach/node.ts";
import { type Found } from "../values/places.ts";
import type { ReadSite } from "./read.ts";
/** One condition of a read's filter, whatever library wrote it. */
export interface Condition {
    column: string;
    how: "equals" | "constant" | "list" | "constants" | "from" | "to" | "matches" | "other" | "either";
    /** Column of a related table: `project: { orgId }`. */
    nested?: boolean;
    /** Table that the source names before the column. */
    qualifier?: string;
    /** The relation that leads there: `project`. */
    within?: string;
    value?: Expr;
    /** For "either": what each alternative asks for. */
    of?: Filter[];
}
/** All conditions hold; `loose` means that more may hold which can't be told. */
export interface Filter {
    conditions: Condition[];
    loose: boolean;
}
/** What filters are looked up with; `handed` is what the callers on the way bring for a parameter. */
export interface Asked {
    evaluator: Program["evaluator"];
    handed?: (found: Found) => Found;
}
/** What a read is filtered by. */
export declare function filterOf(program: Program, node: Reached, site: ReadSite): Filter;
