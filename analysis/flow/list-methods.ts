/** Methods of a list whose result holds the same rows, all or some of them. */
export const sameRows: ReadonlySet<string> = new Set("filter slice sort toSorted reverse toReversed concat".split(" "));
