// Runs one of reads/ in worker threads: pool.mjs NAME ADDRESS THREADS HOLD_MS
import { Worker } from "node:worker_threads";

const [name, address, threads = "4", hold = "300"] = process.argv.slice(2);
const workerData = { name, address, hold: Number(hold) };
const counts = await Promise.all(
  Array.from({ length: Number(threads) }, () => {
    const worker = new Worker(new URL("worker.mjs", import.meta.url), { workerData });
    return new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
  }),
);
console.log(JSON.stringify(counts));
