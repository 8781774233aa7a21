import { Piscina } from "piscina";

// A worker does one thing at a time, so one connection is all it can use: eight in all.
const pool = new Piscina({
  filename: new URL("./after-worker.js", import.meta.url).href,
  minThreads: 8,
  maxThreads: 8,
});

const counts: number[] = await Promise.all(Array.from({ length: 8 }, () => pool.run(undefined)));
console.log(`8 workers, each counted ${counts[0]}`);
await pool.destroy();
