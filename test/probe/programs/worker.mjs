import { parentPort, workerData } from "node:worker_threads";

const { read, close } = await import(`./reads/${workerData.name}`);

async function task() {
  const rows = await read(workerData.address);
  await new Promise((resolve) => setTimeout(resolve, workerData.hold));
  return rows.length;
}

const count = await task();
await close?.();
parentPort.postMessage(count);
