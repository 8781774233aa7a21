import type { Pool } from "../shape.ts";
/** Bottleneck. `minTime` alone limits the rate, not how many overlap (eleven did). */
export declare const bottleneck: Pool;
/** fastq: the number is required; a context may stand before the worker. */
export declare const fastq: Pool;
/** Supercharge's promise pool: ten at once where nothing is said (measured). */
export declare const promisePool: Pool;
/** radash's `parallel`; its `map` goes one by one. */
export declare const radash: Pool;
export declare const esToolkitAsync: Pool;
export declare const tinyAsyncPool: Pool;
export declare const throat: Pool;
/** Bluebird; `each` and `mapSeries` go one by one. */
export declare const bluebird: Pool;
