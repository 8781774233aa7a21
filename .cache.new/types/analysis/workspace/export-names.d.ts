/** Names that a text exports, by its words alone; undefined when they can't be told so. */
export declare function exportNames(text: string): Set<string> | undefined;
