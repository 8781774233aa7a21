// Four workers that read all users.
import "./own-cost.mjs";
import { Worker } from "node:worker_threads";

const run = () =>
  new Promise((resolve) => {
    const worker = new Worker(new URL("bulk-worker.mjs", import.meta.url), { workerData: process.argv[2] });
    worker.once("message", resolve);
  });
await Promise.all(Array.from({ length: 4 }, run));
