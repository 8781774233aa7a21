/**
 * Ten tasks on the table, done in the way that the words after the program's name ask for: `main`, `pool N [open]` or `processes N`,
 * then how each task reads: `whole`, `few-columns`, `batches` or `stream`.
 */
import { fork } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import type { Task } from "./task.js";

const TASKS = 10;
const [how = "main", ...more] = process.argv.slice(2);
const task = more.at(-1) as Task;
const filename = fileURLToPath(new URL("./task.js", import.meta.url));

async function inMainThread(): Promise<number[]> {
  const { default: run } = await import("./task.js");
  return Array.from({ length: TASKS }, () => run(task));
}

async function inPool(threads: number, stayOpen: boolean): Promise<number[]> {
  const pool = new Piscina({ filename, minThreads: threads, maxThreads: threads });
  const totals: number[] = await Promise.all(Array.from({ length: TASKS }, () => pool.run(task)));
  // A service goes on with its pool; a script would end it here.
  if (stayOpen) await sleep(1500);
  await pool.destroy();
  return totals;
}

function oneProcess(): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL("./process.js", import.meta.url)), [task]);
    child.once("message", (total) => resolve(Number(total)));
    child.once("error", reject);
  });
}

async function inProcesses(atOnce: number): Promise<number[]> {
  const totals: number[] = [];
  const work = async () => {
    while (totals.length < TASKS) {
      const place = totals.push(0) - 1;
      totals[place] = await oneProcess();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return totals;
}

const count = Number(more[0]);
const totals =
  how === "pool"
    ? await inPool(count, more.includes("open"))
    : how === "processes"
      ? await inProcesses(count)
      : await inMainThread();
console.log(`${totals.length} tasks, each found a total of ${totals[0]}`);
