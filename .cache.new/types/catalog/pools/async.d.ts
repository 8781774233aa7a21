import type { Pool } from "../shape.ts";
/** The `async` library. What runs without a limit, and that queues run one where nothing is said, was measured in 3.2. */
export declare const asyncLibrary: Pool;
