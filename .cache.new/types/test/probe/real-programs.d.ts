import type { ProbeReport } from "../../probe/index.ts";
import type { Packages } from "../databases/machine.ts";
export interface Probed {
    report: ProbeReport;
    status: number | null;
    /** What the program printed. */
    output: string;
    /** What the probe said. */
    said: string;
}
/** A copy of the programs that finds the packages of the database tests. */
export declare class RealPrograms {
    #private;
    readonly folder: string;
    constructor(packages: Packages);
    generateClients(): Promise<void>;
    /** The line of a program that is marked as the read. */
    lineOf(program: string): number;
    /** `orm-memory-lint probe` on a program, by the Node of the database tests. */
    probe(words: readonly string[], { flags, node, shell }?: {
        flags?: string[] | undefined;
        node?: string | undefined;
        shell?: string | undefined;
    }): Promise<Probed>;
    remove(): void;
}
