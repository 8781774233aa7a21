import type { Pool } from "../shape.ts";
/** Poolifier. Where the file and the number stand was read in 5.3.2; the file counts from the working directory. */
export declare const poolifier: Pool;
