/**
 * A copy of a text that does not keep the source alive: V8 makes a substring of 13 or more characters a view into
 * the whole. The same names come up in every file, so short ones are shared.
 */
export declare function intern(text: string): string;
