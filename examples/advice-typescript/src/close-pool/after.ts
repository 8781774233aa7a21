import { Piscina } from "piscina";

/** The threads go with the report, also when it fails. (A service makes one pool and keeps it.) */
async function report(): Promise<number> {
  const pool = new Piscina({ filename: new URL("./worker.js", import.meta.url).href, minThreads: 2, maxThreads: 2 });
  try {
    const most: number[] = await Promise.all([pool.run(undefined), pool.run(undefined)]);
    return most[0];
  } finally {
    await pool.destroy();
  }
}

console.log(`Three reports: ${await report()}, ${await report()}, ${await report()}`);
