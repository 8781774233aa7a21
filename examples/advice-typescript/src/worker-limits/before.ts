import { Piscina } from "piscina";

const pool = new Piscina({
  filename: new URL("./before-worker.js", import.meta.url).href,
  minThreads: 4,
  maxThreads: 4,
});

const totals: number[] = await Promise.all(Array.from({ length: 4 }, () => pool.run(undefined)));
console.log(`4 workers, each found a total of ${totals[0]}`);
await pool.destroy();
