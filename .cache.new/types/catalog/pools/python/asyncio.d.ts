import type { Pool } from "../../shape.ts";
/** asyncio: what is gathered runs at once, however much that is. */
export declare const asyncio: Pool;
/** Functions that asyncio and web frameworks run in threads. */
export declare const asyncioThreads: Pool;
