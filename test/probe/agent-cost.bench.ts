/**
 * What the agent costs: `npm run bench:probe` runs each program bare and with the agent, one after the other and in turns, and prints the
 * median of the pairs' ratios. `-- 15` takes so many pairs. Exit status 1 when a goal is missed.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { withAgent } from "../../probe/attribution/agent-launch.ts";
import { agentFile } from "../../probe/index.ts";
import { Databases } from "../databases/databases.ts";
import { ensurePackages } from "../databases/machine.ts";
import { RealPrograms } from "./real-programs.ts";

const ROWS = 200_000;
const MB = 1024 ** 2;
const pairs = Math.max(7, Number(process.argv[2] ?? 11));

interface Cost {
  cpu: number;
  memory: number;
}

const packages = await ensurePackages();
const databases = new Databases(packages);
const real = new RealPrograms(packages);
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "orm-memory-bench-"));
const agent = agentFile();
if (!agent) throw new Error("the agent is not built; run npm run build");

function run(program: string, database: string, watched: boolean): Cost {
  const COST_FILE = path.join(scratch, "cost.json");
  const folder = fs.mkdtempSync(path.join(scratch, "agent-"));
  const bare = { ...process.env, COST_FILE, NODE_OPTIONS: "" };
  const env = watched ? withAgent(bare, agent!, folder) : bare;
  const { status, stderr } = spawnSync(packages.node, ["--no-warnings", `cost/${program}.mjs`, database], {
    cwd: real.folder,
    env,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  fs.rmSync(folder, { recursive: true });
  return JSON.parse(fs.readFileSync(COST_FILE, "utf8")) as Cost;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

function measure(program: string, database: string): Cost {
  run(program, database, false);
  run(program, database, true);
  const measured: [bare: Cost, watched: Cost][] = [];
  for (let pair = 0; pair < pairs; pair++) {
    // Which of the two comes first changes, or a machine that grows slower would count against one of them.
    const first = run(program, database, pair % 2 === 1);
    const second = run(program, database, pair % 2 === 0);
    measured.push(pair % 2 === 1 ? [second, first] : [first, second]);
  }
  const more = (of: (cost: Cost) => number) =>
    100 * (median(measured.map(([bare, with_]) => of(with_) / of(bare))) - 1);
  const cpu = more((cost) => cost.cpu);
  const memory = more((cost) => cost.memory);
  const bare = measured.map(([cost]) => cost);
  console.log(
    `${program.padEnd(6)} bare ${median(bare.map((cost) => cost.cpu)).toFixed(2)} s CPU, ${(median(bare.map((cost) => cost.memory)) / MB).toFixed(0)} MB   with the agent ${signed(cpu)} % CPU, ${signed(memory)} % memory`,
  );
  return { cpu, memory };
}

const signed = (value: number) => `${value < 0 ? "" : "+"}${value.toFixed(1)}`;

try {
  const database = await databases.filled("sqlite", ROWS);
  console.log(`${pairs} pairs of each on ${ROWS.toLocaleString("en-US")} users in SQLite, medians`);
  const bulk = measure("bulk", database);
  const tiny = measure("tiny", database);
  const goals: [name: string, kept: boolean][] = [
    ["four workers × 200,000 rows: at most 3 % CPU", bulk.cpu <= 3],
    ["four workers × 200,000 rows: at most 5 % memory", bulk.memory <= 5],
    ["100,000 tiny queries: at most 10 % CPU", tiny.cpu <= 10],
  ];
  for (const [name, kept] of goals) console.log(`${kept ? "kept  " : "missed"} ${name}`);
  process.exitCode = goals.every(([, kept]) => kept) ? 0 : 1;
} finally {
  await databases.stop();
  real.remove();
  fs.rmSync(scratch, { recursive: true, force: true });
}
