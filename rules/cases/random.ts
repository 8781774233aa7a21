/** For tests: choices that are the same for the same seed. */

/** One of the choices. */
export type Random = <T>(...choices: readonly T[]) => T;

/** mulberry32, which is enough to choose by. */
export function randomOf(seed: number): Random {
  let state = seed;
  return (...choices) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return choices[((mixed ^ (mixed >>> 14)) >>> 0) % choices.length]!;
  };
}
