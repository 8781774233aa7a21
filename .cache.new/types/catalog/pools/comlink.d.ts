import type { Pool } from "../shape.ts";
/**
 * Comlink in Node: what a worker exposes is called by the other side, as often as it likes (ten of ten async calls ran
 * at once in one worker). Without Node's adapter it is a browser's worker, which reads no database.
 */
export declare const comlink: Pool;
