import type { Pool } from "../shape.ts";
/**
 * Jobs of a runner of one's own that finds its methods by the metadata that a decorator leaves. Nothing in the source
 * leads from the runner to the method, so the decorator's name has to say that it is a job.
 */
export declare const ownJobs: Pool;
