import type { Driver } from "./driver.ts";
/** Drizzle's queries are lazy. Its ES modules and its CommonJS modules have classes of their own. */
export declare const drizzle: Driver;
