import type { Databases } from "./databases.ts";
import type { Packages } from "./machine.ts";
import { type Prepared, type Rewrite } from "./suite.ts";
export interface Proof {
    prepared: Prepared;
    rewrite: Rewrite;
    /** What the compiler says; null when nothing. */
    complaint: string | null;
    /** What differs from the program as it was; null when nothing. */
    difference: string | null;
}
/** What is wrong with the programs as they are written; the tests are then wrong, not the product. */
export declare function complaintsOf(all: readonly Prepared[], packages: Packages): Promise<(prepared: Prepared, name: string) => string | null>;
/** Runs every program that was rewritten, as it was and as it is now, on a database with so many users. */
export declare function runBoth(prepared: Prepared, databases: Databases, users: number, packages: Packages): Promise<(rewrite: Rewrite) => string | null>;
/** All of it for targets that are prepared. */
export declare function prove(all: readonly Prepared[], databases: Databases, users: number, packages: Packages): Promise<Proof[]>;
