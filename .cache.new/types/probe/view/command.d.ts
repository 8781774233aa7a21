/** The words as one line for people to read, quoted where needed. */
export declare function formatCommand(words: readonly string[]): string;
