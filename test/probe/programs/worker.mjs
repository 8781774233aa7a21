import { parentPort, workerData } from "node:worker_threads";

const { read, close } = await import(`./reads/${workerData.name}`);

async function task() {
  parentPort.postMessage("reads");
  const rows = await read(workerData.address);
  parentPort.postMessage("holds");
  await new Promise((resolve) => setTimeout(resolve, workerData.hold));
  return rows.length;
}

const count = await task();
await close?.();
parentPort.postMessage(count);
