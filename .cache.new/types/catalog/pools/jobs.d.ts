import type { Pool } from "../shape.ts";
/** Job runners that take a definition object or a handler. */
export declare const triggerDev: Pool;
export declare const inngest: Pool;
