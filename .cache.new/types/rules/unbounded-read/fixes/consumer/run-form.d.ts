/** For tests: runs a program on rows from nowhere, and says all that it did. */
/** What a program does with so many rows: what it shows, and what it returns or throws. */
export declare function outcome(program: string, size: number, flag: boolean): Promise<unknown>;
