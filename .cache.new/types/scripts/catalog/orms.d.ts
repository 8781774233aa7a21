/** The page of ORMs and drivers: which calls read, what limits them, and what only looks like a limit. */
import type { Orm, Place } from "../../catalog/shape.ts";
/** Where something stands, as one would write it. */
export declare const placeInWords: ({ unless, ...place }: Place) => string;
export declare function ormsPage(orms: readonly Orm[]): string;
