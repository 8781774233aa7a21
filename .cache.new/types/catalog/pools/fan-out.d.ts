import type { Pool } from "../shape.ts";
/** The language's own fan-out: everything that a mapped array starts runs at once. */
export declare const promiseAll: Pool;
export declare const pLimit: Pool;
export declare const pMap: Pool;
export declare const pQueue: Pool;
export declare const pAll: Pool;
export declare const pProps: Pool;
export declare const pFilter: Pool;
export declare const pTimes: Pool;
