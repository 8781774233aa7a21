import { Piscina } from "piscina";

const pool = new Piscina({
  filename: new URL("./total-worker.js", import.meta.url).href,
  minThreads: 10,
  maxThreads: 10,
});

const totals = await Promise.all(Array.from({ length: 10 }, () => pool.run(undefined)));
console.log(`10 workers, each found a total of ${totals[0]}`);
await pool.destroy();
