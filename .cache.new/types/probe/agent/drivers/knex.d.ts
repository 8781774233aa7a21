import type { Driver } from "./driver.ts";
/** `knex("users")` calls `table`; the query runs when somebody waits for it. */
export declare const knex: Driver;
