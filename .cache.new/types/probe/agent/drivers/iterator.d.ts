/** Hands an iterator on and tells once, at its end or when it is left, how many values came out of it. */
export declare function countingIterator<T>(inner: Iterator<T>, ended: (count: number) => void): IterableIterator<T>;
