import { Piscina } from "piscina";

const pool = new Piscina({
  filename: new URL("./before-worker.js", import.meta.url).href,
  minThreads: 4,
  maxThreads: 4,
});

const totals: number[] = await Promise.all(Array.from({ length: 4 }, (_, part) => pool.run(part)));
console.log(`All parts together: ${totals.reduce((sum, total) => sum + total, 0)}`);
await pool.destroy();
