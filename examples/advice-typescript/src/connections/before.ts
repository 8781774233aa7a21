import { Piscina } from "piscina";

// Eight workers, and each of them opens a pool of ten connections: eighty, with a buffer each on both sides.
const pool = new Piscina({
  filename: new URL("./before-worker.js", import.meta.url).href,
  minThreads: 8,
  maxThreads: 8,
});

const counts: number[] = await Promise.all(Array.from({ length: 8 }, () => pool.run(undefined)));
console.log(`8 workers, each counted ${counts[0]}`);
await pool.destroy();
