import type { Orm } from "../shape.ts";
/** The MongoDB driver, 4 to 7, also below Mongoose. What cursors send was looked at with 7.1. */
export declare const mongodb: Orm;
