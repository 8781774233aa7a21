/**
 * What the agent costs: `npm run bench:probe` runs each program bare, bare again and with the agent, in turns, and prints the median of the
 * rounds' ratios; that of bare to bare is how far the machine alone moves such a median. `-- 15` takes so many rounds. Exit status 1
 * when a goal is missed.
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
const rounds = Math.max(7, Number(process.argv[2] ?? 31));

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

const ways = ["bare", "bare again", "with the agent"] as const;
type Way = (typeof ways)[number];

function measure(program: string, database: string): Cost {
  for (const way of ways) run(program, database, way === "with the agent");
  const measured: Record<Way, Cost>[] = [];
  for (let round = 0; round < rounds; round++) {
    // Which of them comes first changes, or a machine that grows slower would count against one of them.
    const costs = new Map<Way, Cost>();
    for (let turn = 0; turn < ways.length; turn++) {
      const way = ways[(turn + round) % ways.length]!;
      costs.set(way, run(program, database, way === "with the agent"));
    }
    measured.push(Object.fromEntries(costs) as Record<Way, Cost>);
  }
  const more = (way: Way, of: (cost: Cost) => number) =>
    100 * (median(measured.map((costs) => of(costs[way]) / of(costs.bare))) - 1);
  const cost = (way: Way): Cost => ({ cpu: more(way, ({ cpu }) => cpu), memory: more(way, ({ memory }) => memory) });
  const said = (way: Way) => `${way} ${signed(cost(way).cpu)} % CPU, ${signed(cost(way).memory)} % memory`;
  const bare = measured.map((costs) => costs.bare);
  console.log(
    `${program.padEnd(6)} bare ${median(bare.map(({ cpu }) => cpu)).toFixed(2)} s CPU, ${(median(bare.map(({ memory }) => memory)) / MB).toFixed(0)} MB   ${said("with the agent")}   ${said("bare again")}`,
  );
  return cost("with the agent");
}

const signed = (value: number) => `${value < 0 ? "" : "+"}${value.toFixed(1)}`;

try {
  const database = await databases.filled("sqlite", ROWS);
  console.log(`${rounds} rounds of each on ${ROWS.toLocaleString("en-US")} users in SQLite, medians`);
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
