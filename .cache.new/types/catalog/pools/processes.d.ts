import type { Pool } from "../shape.ts";
/** Node's processes. Relative files count from the working directory (measured). */
export declare const childProcess: Pool;
/** The child's side: what its parent sends. */
export declare const processMessages: Pool;
/**
 * Node's cluster starts the program again, or another file. Most clusters serve requests: what they run at their start
 * is less sure to be work.
 */
export declare const nodeCluster: Pool;
