import type { Pool } from "../shape.ts";
/** A timer that runs a job again and again, whether or not the last run ended (three at once were measured). */
export declare const timers: Pool;
