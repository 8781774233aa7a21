import type { Pool } from "../shape.ts";
/** Tinypool, made from Piscina. Defaults read in 2.2.0; a relative file counts from the working directory (measured). */
export declare const tinypool: Pool;
