import type { Pool } from "../shape.ts";

const docs = "https://docs.nestjs.com/fundamentals/execution-context#reflection-and-metadata";

/**
 * Jobs of a runner of one's own that finds its methods by the metadata that a decorator leaves. Nothing in the source
 * leads from the runner to the method, so the decorator's name has to say that it is a job.
 */
export const ownJobs: Pool = {
  id: "own-jobs",
  name: "job decorators of your own",
  packages: ["(global)"],
  kind: "queue",
  unit: "job",
  source: docs,
  values: {},
  entries: [],
  marked: [
    {
      id: "own-jobs.marked",
      names: /^(?:On)?(?:\w*(?:Job|Task|Queue|Cron|Schedule|Worker)\w*|Process|Processor|Interval|Scheduled)$/,
      by: ["SetMetadata", "defineMetadata", "createDecorator"],
      atOnce: "unknown",
      confidence: 0.85,
      says: "a job runner of the repository's own runs {target}",
      source: docs,
    },
  ],
};
