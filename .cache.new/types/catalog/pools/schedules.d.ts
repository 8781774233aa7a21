import type { Pool } from "../shape.ts";
export declare const nestSchedule: Pool;
/** node-cron. A file is named relative to the caller's own (read in 4.6.0). */
export declare const nodeCron: Pool;
export declare const cron: Pool;
export declare const nodeSchedule: Pool;
/** croner takes its options before or behind the function. */
export declare const croner: Pool;
/** toad-scheduler starts no second run of an interval while the first goes on (measured in 4.1.0). */
export declare const toadScheduler: Pool;
/**
 * A scheduler of one's own: whoever takes a cron expression and a function runs the one by the other, in this process or
 * when something outside asks for it. One field at least has to be a `*`, so that numbers in a row are none.
 */
export declare const cronExpression: Pool;
