/** Bytes of the values in `rows`, estimated from at most 32 of them that lie evenly apart. What V8 adds is not in it. */
export declare function estimateBytes(rows: readonly unknown[]): number;
