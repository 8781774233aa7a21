import type { Program } from "../program.ts";
import type { ReadSite } from "./read.ts";
/** SQL text with its placeholders as `?`; undefined when it is put together where nobody can see. */
export declare function sqlText(program: Program, site: ReadSite): string | undefined;
/** Comments, strings and what stands in parentheses taken out (`[]` in their place): only the outermost statement is left. */
export declare function outermost(sql: string): string;
/**
 * The outermost statement with the parentheses around conditions opened: `(o.shop = ? and o.open)`. Alternatives that
 * each compare with a value are told as `one_of`; any others stay closed, since they may leave a whole table.
 */
export declare function outermostConditions(sql: string): string;
/** True when a statement reads from one that it names itself: what that one leaves can't be told from the outermost. */
export declare function readsNamed(sql: string): boolean;
/** The first table that a statement reads from, without its schema. */
export declare function sqlTable(program: Program, site: ReadSite): string | null;
/** True when a statement gives groups or distinct values back: fewer than rows, how many can't be told. */
export declare function givesGroups(program: Program, site: ReadSite): boolean;
/** True when a statement gives few rows back: a LIMIT, one aggregate row, or no rows at all. Unknown text counts. */
export declare function hasLimit(program: Program, site: ReadSite): boolean;
