import type { Pool } from "../shape.ts";
/**
 * workerpool. Defaults read in 10.0.3. A function given to `exec` is sent as text: it can't use what stands around it
 * (measured), but may import for itself. A file's functions are those that it hands to `workerpool.worker`.
 */
export declare const workerpool: Pool;
