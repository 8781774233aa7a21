/**
 * `npm run bench:probe [runs]`: how near the probe's peak is to what the kernel says, and what the probe costs. One process is
 * compared with its own ru_maxrss, a tree of ten with the sum of its proportional set sizes (smaps_rollup), read
 * while the tree stands still. Linux only. Exit status 1 when a goal is missed.
 */
import fs from "node:fs";
import path from "node:path";
import { linuxReader } from "./linux/linux-reader.ts";
import type { ProbeReport } from "./measurement.ts";
import { fixture, MB, probe, temporaryFolder } from "./test-run.ts";

const runs = Number(process.argv[2] ?? 20);
// A copy of Node that no other process of the machine runs: pages shared with strangers would make a tree's PSS smaller.
const node = path.join(temporaryFolder(), "node");
fs.copyFileSync(process.execPath, node);

const percent = (value: number, truth: number) => (100 * (value - truth)) / truth;
const worst = (values: number[]) =>
  values.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const tell = (name: string, values: number[]) =>
  console.log(
    `${name.padEnd(44)} median ${median(values).toFixed(2).padStart(6)} %   worst ${worst(values).toFixed(2).padStart(6)} %`,
  );

async function onePeak(): Promise<{ low: number; high: number }> {
  const file = path.join(temporaryFolder(), "maxrss");
  const { session } = await probe([node, fixture("climb.mjs"), "400", "1500", file]);
  const { low, high } = (await session.done).summary.peakTreeRss;
  const truth = Number(fs.readFileSync(file, "utf8"));
  return { low: percent(low, truth), high: percent(high, truth) };
}

function proportional(pids: Iterable<number>): number {
  let sum = 0;
  for (const pid of pids) {
    try {
      const text = fs.readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
      sum += Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0) * 1024;
    } catch {
      // ended meanwhile
    }
  }
  return sum;
}

async function treePeak(): Promise<{ low: number; sum: number }> {
  const { session } = await probe([node, fixture("family.mjs"), "9", "50", "3000"]);
  let truth = 0;
  const timer = setInterval(() => {
    const now = session.state.samples.at(-1)?.t ?? 0;
    if (now > 2000) truth = Math.max(truth, proportional(session.state.processes.keys()));
  }, 250);
  const report = await session.done;
  clearInterval(timer);
  const plain = report.processes.reduce((total, { peakRss }) => total + peakRss, 0);
  return { low: percent(report.summary.peakTreeRss.low, truth), sum: percent(plain, truth) };
}

/** Processor time of the sampling alone: this process does nothing else meanwhile. */
async function cost(seconds: number): Promise<{ share: number; report: ProbeReport }> {
  const { session } = await probe([node, fixture("family.mjs"), "4", "20", String(seconds * 1000)]);
  const before = process.cpuUsage();
  const report = await session.done;
  const { user, system } = process.cpuUsage(before);
  return { share: (user + system) / 10 / report.run.wallMs, report };
}

/** What waking up so often costs on this machine, with nothing done: no sampler can cost less. */
async function wakingAlone(seconds: number, everyMs: number): Promise<number> {
  const before = process.cpuUsage();
  const began = performance.now();
  for (let due = began; due < began + seconds * 1000; ) {
    due += everyMs;
    await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 10 / (performance.now() - began);
}

/** Microseconds of a look at five processes when the last one was just before: the rest of a sample's time is a processor that slept. */
async function backToBack(): Promise<number> {
  const { session } = await probe([node, fixture("family.mjs"), "4", "20", "5000"]);
  await new Promise((resolve) => setTimeout(resolve, 2500));
  const reader = linuxReader(session.pid, true);
  const durations = [];
  for (let look = 0; look < 3000; look++) {
    const before = performance.now();
    await reader.read();
    durations.push((performance.now() - before) * 1000);
  }
  reader.close();
  await session.done;
  return median(durations);
}

const single = [];
for (let run = 0; run < runs; run++) single.push(await onePeak());
const tree = [];
for (let run = 0; run < runs; run++) tree.push(await treePeak());
const { share, report } = await cost(runs < 5 ? 5 : 60);
const hot = await backToBack();
const alone = await wakingAlone(runs < 5 ? 2 : 20, report.run.intervalMs);

console.log(`${runs} runs of each, Node ${process.versions.node}, ${report.run.intervalMs} ms`);
tell(
  "one process: sampled peak against ru_maxrss",
  single.map(({ low }) => low),
);
tell(
  "one process: high-water mark against ru_maxrss",
  single.map(({ high }) => high),
);
tell(
  "ten processes: peak against summed PSS",
  tree.map(({ low }) => low),
);
tell(
  "ten processes: plain sum against summed PSS",
  tree.map(({ sum }) => sum),
);
console.log(
  `sampling five processes for ${Math.round(report.run.wallMs / 1000)} s: ${share.toFixed(2)} % of one core (a timer alone ${alone.toFixed(2)} %), ${report.run.overhead.sampleUsMedian} µs a sample (${hot.toFixed(0)} when taken one after another), ${(process.memoryUsage().rss / MB).toFixed(0)} MB`,
);

const goals: [name: string, kept: boolean][] = [
  ["one process within 1 %", Math.abs(worst(single.map(({ high }) => high))) <= 1],
  ["ten processes within 3 %", Math.abs(worst(tree.map(({ low }) => low))) <= 3],
  ["at most 1 % of one core", share <= 1],
];
for (const [name, kept] of goals) console.log(`${kept ? "kept  " : "missed"} ${name}`);
process.exitCode = goals.every(([, kept]) => kept) ? 0 : 1;
