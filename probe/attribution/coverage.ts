import os from "node:os";
import path from "node:path";
import type { AgentCoverage, Gap, ProbeReport, StartRecord } from "../measurement.ts";
import { titleOf } from "../roles.ts";
import type { RunState } from "../run-state.ts";
import { plural } from "../view/words.ts";
import type { Attribution } from "./attribution.ts";

const WATCHED = /^(?:node|nodejs|node\.exe|electron|tsx|python[\d.]*(?:\.exe)?)$/i;

const SURE_SAMPLES = 20;

/** Whether the agent was where queries may run, by what parents told of their workers and what the sampler saw. */
export function agentCoverage(state: RunState): AgentCoverage {
  const { start, attribution } = state;
  if (!start?.agent || !attribution) return "off";
  if (attribution.isolates.size === 0) return "none-loaded";
  return lost(state, attribution) > 0 ? "some-isolates" : "all-isolates";
}

/** Isolates that are known to have run without the agent. */
function lost(state: RunState, attribution: Attribution): number {
  const workers = [...attribution.workers.keys()].filter((id) => !attribution.isolates.has(id)).length;
  const pids = new Set([...attribution.isolates.values()].map(({ measurement }) => measurement.pid));
  const processes = [...state.processes.values()].filter(
    // A process that has just been forked is a copy of its parent, and about to become another program.
    ({ pid, runtime, samples }) =>
      runtime !== null && WATCHED.test(runtime) && samples > SURE_SAMPLES && !pids.has(pid),
  ).length;
  return workers + processes;
}

/** Options that keep Python from PYTHONPATH or from `site`, and so from the agent; they stand before the script. */
const WITHOUT_AGENT = /^-[a-zA-Z]*[IES]/;
const PYTHON = /^python[\d.]*(?:\.exe)?$/i;

/** Options by which a Python of the tree left the agent out; where nothing loaded it, what was started counts, which may be a shim. */
function optionsWithoutAgent({ processes, attribution }: RunState, { command }: StartRecord): string[] {
  const pids = new Set([...(attribution?.isolates.values() ?? [])].map(({ measurement }) => measurement.pid));
  const titles = [...processes.values()]
    .filter(({ pid, runtime }) => !pids.has(pid) && runtime !== null && PYTHON.test(runtime))
    .map(({ title }) => title.split(" "));
  if (pids.size === 0 && PYTHON.test(path.basename(command[0] ?? ""))) titles.push(command);
  const options = titles.flatMap(([, ...words]) => {
    const script = words.findIndex((word) => !word.startsWith("-") || /^-[a-zA-Z]*[cm]$/.test(word));
    return words.slice(0, script < 0 ? undefined : script + 1).find((word) => WITHOUT_AGENT.test(word)) ?? [];
  });
  return [...new Set(options)];
}

/** The drivers that were loaded. */
export function driversOf({ attribution }: RunState): ProbeReport["coverage"]["drivers"] {
  return [...(attribution?.drivers.values() ?? [])].map(({ name, version, seen }) => ({ name, version, seen }));
}

/** What the agent could not see, a sentence each. */
export function attributionGaps(state: RunState): Gap[] {
  const { start, attribution } = state;
  const gaps: Gap[] = [];
  const add = (code: Gap["code"], text: string) => gaps.push({ code, text });
  if (!start?.agent || !attribution) {
    add(
      "no-attribution",
      start?.attached
        ? "Workers and queries: a process that ran already is measured from outside only."
        : "Workers and queries: the agent was off, so whole processes were measured.",
    );
    return gaps;
  }
  const tracing = start.traceFrames !== undefined;
  if (tracing && ![...attribution.isolates.values()].some(({ measurement }) => measurement.python !== null)) {
    add("nothing-traced", "Allocations: no Python loaded the agent, and only Python's are traced.");
  }
  const options = optionsWithoutAgent(state, start);
  if (options.length) {
    add("agent-left-out", `Queries: Python's option ${options.join(" and ")} leaves the agent out; run it without.`);
  }
  if (attribution.isolates.size === 0) {
    if (options.length === 0)
      add("no-attribution", "Workers and queries: neither a Node nor a Python loaded the agent.");
    return gaps;
  }
  const [missing] = attribution.missing;
  if (missing) {
    const program = titleOf([missing.program], { cwd: start.cwd, home: os.homedir() });
    add(
      "module-missing",
      `Most of it: ${program} has no module ${missing.module}, which another Python of this machine may have.`,
    );
  }
  const without = lost(state, attribution);
  if (without > 0) {
    add(
      "isolate-without-agent",
      `${plural(without, "worker or process", "workers or processes")} ran without the agent.`,
    );
  }
  const unseen = [...attribution.drivers.values()].filter(({ seen }) => !seen).map(({ name }) => name);
  if (unseen.length) add("driver-not-seen", `Queries of ${unseen.join(" and ")}: the agent does not know this driver.`);
  const seen = [...attribution.drivers.values()].filter(({ seen }) => seen);
  if (attribution.sites.size === 0 && unseen.length === 0 && !missing) {
    add(
      "no-driver-seen",
      seen.length
        ? `Queries: ${seen.map(({ name }) => name).join(" and ")} ran none.`
        : "Queries: no database driver that the agent knows was loaded (one bundled into the program is not seen).",
    );
  }
  placeless(attribution, add);
  if (attribution.unlistedQueries > 0) {
    add(
      "queries-not-listed",
      `${plural(attribution.unlistedQueries, "query is", "queries are")} counted and not listed.`,
    );
  }
  const short = [...attribution.isolates.values()].filter(
    ({ measurement: { tid, pid } }) => tid === 0 && !state.processes.has(pid),
  ).length;
  if (short > 0) {
    add("child-shorter-than-interval", `${plural(short, "process", "processes")} ended between two samples.`);
  }
  return gaps;
}

function placeless(attribution: Attribution, add: (code: Gap["code"], text: string) => void): void {
  const sites = [...attribution.sites.values()].filter(({ file, calls }) => file === null && calls > 0);
  if (sites.length === 0) return;
  const calls = sites.reduce((sum, site) => sum + site.calls, 0);
  const libraries = new Set(sites.map(({ orm, driver }) => orm ?? driver));
  const old = [...attribution.isolates.values()].some(({ measurement }) => lacksLoaderHooks(measurement.node));
  const drizzle = libraries.has("drizzle-orm") && old;
  add(
    "call-site-unknown",
    `${plural(calls, "query", "queries")} of ${[...libraries].join(" and ")}: no line of your own code was on the stack${
      drizzle ? "; Node 22.15 or newer lets the agent follow Drizzle's ES modules" : ""
    }.`,
  );
}

/** `module.registerHooks` came with Node 22.15 and 23.5. */
function lacksLoaderHooks(version: string | null): boolean {
  if (version === null) return false;
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return !(major > 23 || (major === 23 && minor >= 5) || (major === 22 && minor >= 15));
}
