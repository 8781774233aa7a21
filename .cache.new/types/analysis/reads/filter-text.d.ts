import type { Condition, Filter } from "./filter.ts";
/**
 * A statement whose lists of keys are written as statements, `id in (select … )`, with these told apart: only a limit
 * inside says that the list is short.
 */
export declare function withSubselects(sql: string): string;
/** SQL conditions with placeholders (`u.orgId = :org AND u.at > ?`), added to a filter. */
export declare function textConditions(text: string, filter: Filter): void;
/** `film.id`: a column, and what names its table. */
export declare function columnOf(written: string): Pick<Condition, "column" | "qualifier">;
