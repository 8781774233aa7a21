/** Markdown that reads well as plain text: aligned tables, and addresses that stand below what they belong to. */
export declare const code: (text: string) => string;
/** "a", "a or b", "a, b or c". */
export declare const listed: (words: readonly string[], last?: "and" | "or") => string;
export declare const capital: (text: string) => string;
/** What GitHub makes of a heading. */
export declare const anchorOf: (heading: string) => string;
/** A table whose columns stand below each other, as the formatter wants it. */
export declare function table(head: string[], rows: string[][]): string;
/** Names in cells of a width that can be read, each cell a row of its own. */
export declare function inRows(names: readonly string[]): string[];
/** Pages of documentation, each once: a page's parts are on the page. */
export declare function documentation(addresses: readonly string[]): string;
/** Paragraphs; those that are empty are left out. */
export declare const paragraphs: (parts: (string | undefined)[]) => string;
