import type { Driver } from "./driver.ts";
/** Each class is a module of its own, and all of them are loaded by name before the first query. */
export declare const mysql2: Driver;
