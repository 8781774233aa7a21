import type { Pool } from "../shape.ts";
/** Piscina. Defaults read in 5.3.2; how paths resolve and how many run at once was measured. */
export declare const piscina: Pool;
