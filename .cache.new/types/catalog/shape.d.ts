/**
 * What library names mean, as data. Adding an ORM or a pool adds one file of this shape and one line in `index.ts`.
 *
 * A *kind* is a name for a sort of value of one library ("client", "model", "builder"). Recognisers tell how a value
 * becomes one; reads and entries say which calls on a kind matter.
 */
export type * from "./orm-shape.ts";
export type * from "./pool-shape.ts";
export type * from "./recogniser.ts";
