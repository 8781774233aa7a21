/**
 * Runs programs one after another on one open database and prints a line of JSON for each: `main.js PROGRAM…`. Copied
 * beside the programs. `MEASURE` asks for the heap after collections (`heap`, with --expose-gc) or the keys (`keys`).
 */
import { type Shown, shown, start } from "./emit.ts";

export interface Outcome extends Partial<Shown> {
  program: string;
  /** What it gave back. */
  result?: unknown;
  error?: string;
  milliseconds: number;
  /** Megabytes above those of the open database. Of the heap: what was left after a collection, at most. */
  heap?: number;
  /** Megabytes of the heap with the database open and nothing read. */
  idle?: number;
  resident: number;
}

interface Database {
  open(): Promise<void>;
  close(): Promise<void>;
}

const measure = process.env.MEASURE;
const load = (file: string) => import(new URL(`${file}.js`, import.meta.url).href);
const collect = (globalThis as { gc?: () => void }).gc;

/** What is alive: objects, and the bytes that belong to them. */
function alive(): number {
  collect!();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const database = (await load("database")) as Database;
await database.open();
for (const program of process.argv.slice(2)) {
  const outcome = await run(program);
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
}
await database.close();

async function run(program: string): Promise<Outcome> {
  const { default: body } = (await load(`programs/${program}`)) as { default: () => unknown };
  // V8 drops the code of what has not run for some collections; that is no saving of the program.
  for (let i = 0; measure === "heap" && i < 10; i++) await new Promise((done) => setTimeout(done, 5, collect!()));
  const idle = { heap: measure === "heap" ? alive() : 0, resident: process.memoryUsage.rss() };
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, alive());
  };
  // The first row, and then at places that move through the pages.
  const every = Number(process.env.LOOK_EVERY ?? 9973);
  // A collection leaves something behind itself: as many looks for many rows as for few.
  const timer = measure === "heap" ? setInterval(look, every / 40) : undefined;
  const onRow = (count: number) => (count === 1 || count % every === 0) && look();
  // Rows are written by others meanwhile, and should be for a while.
  const wait = (count: number) => count % 100 === 0 && Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 4);
  start({ keepKeys: measure === "keys", look: measure === "heap" ? onRow : measure === "keys" ? wait : null });
  const began = performance.now();
  let rest: Partial<Outcome>;
  try {
    const result = await body();
    rest = { ...(result === undefined ? {} : { result }), ...shown() };
  } catch (error) {
    rest = { ...shown(), error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
  clearInterval(timer);
  return {
    program,
    milliseconds: performance.now() - began,
    ...rest,
    ...(peak > 0 ? { heap: Math.max(0, peak - idle.heap) / 2 ** 20, idle: idle.heap / 2 ** 20 } : {}),
    resident: process.resourceUsage().maxRSS / 2 ** 10 - idle.resident / 2 ** 20,
  };
}
