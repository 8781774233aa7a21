import { Piscina } from "piscina";
import type { User } from "./user.js";

const pool = new Piscina({
  filename: new URL("./export-worker.js", import.meta.url).href,
  minThreads: 10,
  maxThreads: 10,
});

// Each worker's rows are copied to this thread, so for a moment every row is in memory twice, ten times over.
const exports: User[][] = await Promise.all(Array.from({ length: 10 }, () => pool.run(undefined)));
console.log(`10 workers returned ${exports.reduce((sum, users) => sum + users.length, 0)} rows`);
await pool.destroy();
