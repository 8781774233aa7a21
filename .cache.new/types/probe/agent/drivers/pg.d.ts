import type { Driver } from "./driver.ts";
/** `pg` exports both classes, `pg-pool` and the parts of `pg` are a class each. */
export declare const pg: Driver;
