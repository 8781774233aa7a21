/**
 * Makes a series shorter without losing what it shows: of each group of neighbours the lowest and the highest stay, in
 * their order, so peaks and dips survive. Returns at most about `limit` samples, or the same array when it is short enough.
 */
export declare function thin<Sample extends {
    tree: number;
}>(samples: readonly Sample[], limit: number): readonly Sample[];
