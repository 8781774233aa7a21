import type { FilterOperators, Orm, Read } from "../shape.ts";
/** MongoDB's own operators, as the driver and Mongoose take them. */
export declare const mongoOperators: FilterOperators;
/** Stages of a pipeline that limit, count, group and filter; the filter is the first stage's. */
export declare function pipeline(method: string[]): Pick<Read, "bound" | "single" | "grouped" | "filter">;
/** Mongoose 6 to 9, with Typegoose and NestJS. What queries send was looked at with 9.8. */
export declare const mongoose: Orm;
