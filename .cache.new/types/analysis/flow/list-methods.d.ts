/** Methods of a list whose result holds the same rows, all or some of them. */
export declare const sameRows: ReadonlySet<string>;
