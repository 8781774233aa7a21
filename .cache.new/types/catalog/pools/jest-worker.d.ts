import type { Pool } from "../shape.ts";
/** jest-worker runs every export of a file that is named absolutely. Defaults read in 30.5.1. */
export declare const jestWorker: Pool;
