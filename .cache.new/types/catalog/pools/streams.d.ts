import type { Pool } from "../shape.ts";
/**
 * RxJS: inner observables of all elements run together; `concatMap` and `exhaustMap` go one by one. Only where a list is
 * seen to go in: a stream of a request's answer or of clicks has one element at a time.
 */
export declare const rxjs: Pool;
/** Effect goes one by one unless `concurrency` says more (measured in 3 and 4); "inherit" depends on what is around. */
export declare const effect: Pool;
/** Node's streams: one by one unless `concurrency` says more (measured). */
export declare const nodeStreams: Pool;
