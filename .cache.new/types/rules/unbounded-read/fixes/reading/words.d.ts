/** "a b c" as a set. */
export declare const words: (text: string) => ReadonlySet<string>;
