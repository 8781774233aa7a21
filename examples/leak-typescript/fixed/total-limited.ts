import { Piscina } from "piscina";

const pool = new Piscina({
  filename: new URL("./total-worker.js", import.meta.url).href,
  minThreads: 10,
  maxThreads: 10,
  // Now that a worker needs one batch only, its heap may be small. Without these limits V8 lets ten heaps grow before it
  // collects, and most of the process is garbage. With them the unbounded read would end in ERR_WORKER_OUT_OF_MEMORY.
  resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 },
});

const totals = await Promise.all(Array.from({ length: 10 }, () => pool.run(undefined)));
console.log(`10 workers, each found a total of ${totals[0]}`);
await pool.destroy();
