/** A priority queue: `before(a, b)` says that a comes out first. */
export declare class Heap<T> {
    #private;
    readonly before: (a: T, b: T) => boolean;
    constructor(before: (a: T, b: T) => boolean);
    get size(): number;
    push(item: T): void;
    pop(): T | undefined;
}
