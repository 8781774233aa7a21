import type { Pool } from "../../shape.ts";
/** `multiprocessing.Pool` and `Process`; run with Python 3.11. */
export declare const multiprocessing: Pool;
/** joblib: the call that `delayed` makes of a function. */
export declare const joblib: Pool;
