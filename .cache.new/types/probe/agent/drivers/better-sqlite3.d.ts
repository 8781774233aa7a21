import type { Driver } from "./driver.ts";
type Prepared = {
    source?: string;
    sourceSQL?: string;
};
interface Preparing {
    /** Called with the first statement that is made. */
    first?: (statement: Prepared) => void;
    each?: (statement: Prepared, sql: string) => void;
}
/** Wraps the method that makes a statement. */
export declare function patchPrepare(prototype: object, { first, each }: Preparing): boolean;
/** Patches a synchronous statement class: better-sqlite3's and node:sqlite's have the same methods. */
export declare function patchStatements(driver: string, prototype: object, sqlOf: (prepared: Prepared) => string): void;
export declare const betterSqlite3: Driver;
export declare const libsql: Driver;
export {};
