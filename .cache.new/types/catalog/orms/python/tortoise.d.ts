import type { Orm } from "../../shape.ts";
/** Tortoise ORM, as documented for 0.21; not run. */
export declare const tortoise: Orm;
