/** Each page that is made from the catalog: its path and its text. */
export declare const pages: () => [path: string, text: string][];
