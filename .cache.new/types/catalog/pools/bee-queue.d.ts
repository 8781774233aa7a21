import type { Pool } from "../shape.ts";
/** Bee-Queue. Its default was read in 2.0.0. */
export declare const beeQueue: Pool;
