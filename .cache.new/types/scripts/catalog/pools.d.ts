/** The page of pools: what starts work, what is run, and how many at once. */
import type { Pool } from "../../catalog/shape.ts";
export declare function poolsPage(pools: readonly Pool[]): string;
