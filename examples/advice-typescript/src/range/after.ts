import { Piscina } from "piscina";

const PART = 500;
const pool = new Piscina({
  filename: new URL("./after-worker.js", import.meta.url).href,
  minThreads: 4,
  maxThreads: 4,
});

const last: number = await pool.run(undefined, { name: "lastId" });
const parts = Array.from({ length: Math.ceil(last / PART) }, (_, part) => ({
  from: part * PART + 1,
  to: (part + 1) * PART,
}));
const totals: number[] = await Promise.all(parts.map((part) => pool.run(part)));
console.log(`All parts together: ${totals.reduce((sum, total) => sum + total, 0)}`);
await pool.destroy();
