import { Piscina } from "piscina";

/** Each report makes a pool of its own and leaves it open: two more threads, heaps and connections for each. */
async function report(): Promise<number> {
  const pool = new Piscina({ filename: new URL("./worker.js", import.meta.url).href, minThreads: 2, maxThreads: 2 });
  const most: number[] = await Promise.all([pool.run(undefined), pool.run(undefined)]);
  return most[0];
}

console.log(`Three reports: ${await report()}, ${await report()}, ${await report()}`);
