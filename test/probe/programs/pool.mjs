// Runs one of reads/ in worker threads: pool.mjs NAME ADDRESS THREADS HOLD_MS [kill-at-peak | kill-in-flight | limit-MB]
import { Worker } from "node:worker_threads";

const [name, address, threads = "4", hold = "300", end = ""] = process.argv.slice(2);
const workerData = { name, address, hold: Number(hold) };
const limit = /^limit-(\d+)$/.exec(end)?.[1];
const options = { workerData, ...(limit ? { resourceLimits: { maxOldGenerationSizeMb: Number(limit) } } : {}) };
const die = () => process.kill(process.pid, "SIGKILL");

let started = 0;
let holding = 0;
const counts = await Promise.all(
  Array.from({ length: Number(threads) }, () => {
    const worker = new Worker(new URL("worker.mjs", import.meta.url), options);
    worker.on("message", (message) => {
      if (message === "reads" && ++started === Number(threads) && end === "kill-in-flight") setTimeout(die, 150);
      if (message === "holds" && ++holding === Number(threads) && end === "kill-at-peak") setTimeout(die, 100);
    });
    return new Promise((resolve, reject) => {
      worker.on("message", (message) => {
        if (typeof message === "number") resolve(message);
      });
      worker.once("error", reject);
    });
  }),
);
console.log(JSON.stringify(counts));
