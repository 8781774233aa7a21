import type { Engine } from "./data/engines.ts";
import type { Packages } from "./machine.ts";
export declare class Databases {
    #private;
    constructor(packages: Packages);
    /** The address of a database with so many users; `purpose` tells apart those that are written. */
    filled(engine: Engine, users: number, purpose?: string): Promise<string>;
    /** Stops what was started and removes what was written. */
    stop(): Promise<void>;
}
