import { Missing } from "../install.ts";
export interface Packages {
    /** The folder with `node_modules`; programs that lie below it find their packages. */
    home: string;
    /** Runs ORMs that the product's own Node is too old for, and TypeScript as it is written. */
    node: string;
    /** The folder with PostgreSQL's `bin`, `lib` and `share`. */
    postgres: string;
}
/** Installs once for each lockfile; a second process that wants the same waits for the first. */
export declare function ensurePackages(): Promise<Packages>;
/** The same; what the machine lacks is an error in CI alone. */
export declare function installedPackages(): Promise<Packages | Missing>;
