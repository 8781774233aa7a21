import type { ProbeReport, StartRecord } from "./measurement.ts";
import { type ProbeOptions, type ProbeSession } from "./session.ts";
/** What the probe's tests share: real programs to measure, and the report's schema. */
export declare const fixture: (name: string) => string;
export declare const MB: number;
/** A folder that goes when the tests end; its name has a space and a letter outside ASCII, as users' folders do. */
export declare function temporaryFolder(): string;
/** What a program of the tests gets: the options of the tests' own Node are no business of its. */
export declare const environment: () => NodeJS.ProcessEnv;
/** Starts a real probe of a real program in a folder of its own. */
export declare function probe(command: string[], changes?: Partial<ProbeOptions>): Promise<{
    session: ProbeSession;
    folder: string;
}>;
/** A made-up run's first record; its process ids are above the greatest that there can be. */
export declare const startRecord: (changes?: Partial<StartRecord>) => StartRecord;
/** Throws with all complaints when a report does not keep to the schema that is published for it. */
export declare function assertValid(report: ProbeReport): void;
/** Waits for something that comes true by itself; fails after 10 s. */
export declare function until(condition: () => boolean, what: string): Promise<void>;
export declare function isAlive(pid: number): boolean;
