import type { End, Part, Step } from "./consumer.ts";
/** Steps in their order, then what takes the rows at last. Functions that only have a name are no code of this place. */
export declare function partsOf(end: End, steps: readonly Step[]): Part[];
