/** Breaks a text between words; words longer than a line stay whole. */
export declare function wrap(text: string, width: number): string[];
