import type { Pool } from "../shape.ts";
/** Trigger.dev's own queue over Redis: a table of jobs, ten at once in each of its workers (read in its source). */
export declare const triggerRedisWorker: Pool;
/** Hatchet: how many tasks a worker takes is said where the worker is made, not where the task is. */
export declare const hatchet: Pool;
/** Upstash Workflow: a route that QStash calls for each run. */
export declare const upstashWorkflow: Pool;
/** QStash calls a route for each message; the route checks that it was QStash who called. */
export declare const qstash: Pool;
/** Medusa runs what lies in its folders; an exported `config` beside it is the sign. */
export declare const medusa: Pool;
