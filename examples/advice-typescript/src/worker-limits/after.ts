import { Piscina } from "piscina";

const pool = new Piscina({
  filename: new URL("./after-worker.js", import.meta.url).href,
  minThreads: 4,
  maxThreads: 4,
  // A worker that needs more ends alone, with ERR_WORKER_OUT_OF_MEMORY, and the others and this thread live on.
  resourceLimits: { maxOldGenerationSizeMb: 256 },
});

const totals: number[] = await Promise.all(Array.from({ length: 4 }, () => pool.run(undefined)));
console.log(`4 workers, each found a total of ${totals[0]}`);
await pool.destroy();
