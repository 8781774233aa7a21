import type { FilterPlace } from "../shape.ts";
/** Methods of an array: a chain with one of these works on rows that are here already. */
export declare const ofRows: string[];
/** The `where…` methods that Knex has, and Objection after it. */
export declare const whereMethods: FilterPlace[];
/** Words that most chains have. */
export declare const whereWords: string[];
/** Methods that count or sum. */
export declare const aggregates: string[];
