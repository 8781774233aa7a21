/** For tests: choices that are the same for the same seed. */
/** One of the choices. */
export type Random = <T>(...choices: readonly T[]) => T;
/** mulberry32, which is enough to choose by. */
export declare function randomOf(seed: number): Random;
