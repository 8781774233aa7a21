import { parseArgs } from "node:util";
import { CannotProbe, parseSize, VARIATIONS } from "../probe/index.ts";
import type { FixKind } from "../rules/finding.ts";
import { USUAL_INTERVAL_MS } from "./probe-io.ts";
import type { VerifyWish } from "./probe-verify.ts";

/** Enough to get from where SQLAlchemy allocates to the line that asked. */
const USUAL_FRAMES = 12;

export const PROBE_USAGE =
  "probe [--report FILE] [--interval MS] [--budget SIZE] [--junit FILE] [--no-agent] [--trace-allocations] [--pid PID | -- command…]";

export const PROBE_HELP = `${PROBE_USAGE}
probe --compare REPORT REPORT…
probe --experiments FILE
probe --verify FILE:LINE [--fix KIND] -- command…

Runs a command and measures the resident memory of its whole process tree; in Node and Python also each query with its rows,
its bytes and its line, and in Node each worker's heap. The command's output and exit status pass through; what the probe says goes to standard error,
and the run is kept in .orm-memory/runs/.

  --report FILE       also write the report there (JSON, schemas/probe-report.schema.json)
  --interval MS       time between two samples, from 5 to 60000; 50 if not given
  --budget SIZE       exit with status 3 when the peak is above SIZE, such as 512MB or 1.5GB
  --junit FILE        write whether the budget was kept as a JUnit test case
  --pid PID           measure a process that runs already, until it ends or Ctrl-C
  --no-agent          measure processes from outside only, without looking into Node or Python
  --trace-allocations[=FRAMES]
                      in Python also tell which lines allocated what is in memory near the peak and at the end (tracemalloc,
                      ${USUAL_FRAMES} frames of each stack if not given); the program becomes slower and larger
  --run-dir DIR       keep the run's files in DIR, where an editor can follow them; a file named stop in it ends the run

  --compare           show runs side by side, from their reports; the first is what the others are measured against
  --vary NAME         run the command as it is and once more with another allocator setting, and compare:
                      ${Object.keys(VARIATIONS).join(", ")}; may be given more than once
  --experiments FILE  run the commands that FILE names, one after the other, and compare them
                      (JSON, schemas/probe-experiments.schema.json)
  --verify FILE:LINE  run the command, apply the fix of the finding there in a copy of the worktree, run the command again
                      there, and show both curves and whether the output is the same; --fix KIND takes another fix than
                      the best safe one: batch, stream, count, narrow or bound
  --repeat N          run each of these N times, and take the run with the median peak
`;

export const EXIT_USAGE = 2;
export const EXIT_BUDGET = 3;

/** What the words after `probe` ask for. */
export interface ProbeWish {
  target: { command: string[] } | { pid: number };
  report: string | null;
  junit: string | null;
  intervalMs: number;
  budgetBytes: number | null;
  runDir: string | null;
  agent: boolean;
  /** Frames of each allocation to trace; `null` traces none. */
  traceFrames: number | null;
}

export type Wish =
  | ({ kind: "run" } & ProbeWish)
  | { kind: "compare"; files: string[]; report: string | null }
  | { kind: "experiments"; file: string; repeat: number | null; agent: boolean }
  | ({ kind: "verify" } & VerifyWish)
  | { kind: "vary"; names: string[]; command: string[]; repeat: number | null; agent: boolean };

const usage = (message: string) => new CannotProbe(message, EXIT_USAGE);
const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;
const OPTIONS = {
  report: text,
  interval: text,
  budget: text,
  junit: text,
  pid: text,
  "run-dir": text,
  "no-agent": flag,
  "trace-allocations": text,
  compare: flag,
  vary: { type: "string", multiple: true },
  experiments: text,
  repeat: text,
  verify: text,
  fix: text,
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>["values"];

/** Reads the words after `probe`. Throws CannotProbe with what to write instead. */
export function readWish(argv: readonly string[]): Wish {
  const cut = argv.indexOf("--");
  const command = cut < 0 ? [] : argv.slice(cut + 1);
  let values: Values;
  let positionals: string[];
  try {
    // Its value may be left out, which the parser knows of none.
    const args = argv
      .slice(0, cut < 0 ? undefined : cut)
      .map((word) => (word === "--trace-allocations" ? `${word}=${USUAL_FRAMES}` : word));
    ({ values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true }));
  } catch (error) {
    throw usage(`${(error as Error).message.split(/[.\n]/)[0]}. Usage: ${PROBE_USAGE}`);
  }
  const only = values.compare ?? values.experiments ?? values.verify ?? values.vary;
  if (values["trace-allocations"] !== undefined && only !== undefined)
    throw usage("--trace-allocations traces one run, whose figures are not to be compared with others.");
  if (values.compare) return compareWish(values, [...positionals, ...command]);
  if (positionals.length) throw usage(`write the command after --, as in probe -- ${positionals.join(" ")}`);
  const agent = !values["no-agent"];
  const repeat = numberOf(values.repeat, "--repeat", 1, 100);
  if (values.experiments !== undefined) {
    if (command.length) throw usage("--experiments names the commands; none is written after --.");
    return { kind: "experiments", file: values.experiments, repeat, agent };
  }
  if (values.verify !== undefined) return verifyWish(values, values.verify, command, agent);
  if (values.fix !== undefined) throw usage("--fix names the fix that --verify takes; give --verify FILE:LINE, too.");
  if (values.vary?.length) return varyWish(values.vary, command, repeat, agent);
  return { kind: "run", ...runWish(values, command), agent, traceFrames: framesOf(values) };
}

function compareWish(values: Values, files: string[]): Wish {
  if (files.length < 2)
    throw usage("--compare wants two reports or more, as in probe --compare before.json after.json");
  return { kind: "compare", files, report: values.report ?? null };
}

function varyWish(names: string[], command: string[], repeat: number | null, agent: boolean): Wish {
  for (const name of names) {
    if (!(name in VARIATIONS))
      throw usage(`--vary ${name} is not known; there are ${Object.keys(VARIATIONS).join(", ")}.`);
  }
  if (command.length === 0)
    throw usage("--vary wants a command after --, as in probe --vary jemalloc -- node worker.js");
  return { kind: "vary", names, command, repeat, agent };
}

const KINDS: readonly FixKind[] = ["batch", "stream", "count", "narrow", "bound", "limit-fan-out"];

function verifyWish(values: Values, place: string, command: string[], agent: boolean): Wish {
  const kind = KINDS.find((each) => each === values.fix) ?? null;
  if (values.fix !== undefined && kind === null) {
    throw usage(`--fix ${values.fix} is no kind of fix; there are ${KINDS.join(", ")}.`);
  }
  if (command.length === 0)
    throw usage(`--verify wants a command after --, as in probe --verify ${place} -- node worker.js`);
  return { kind: "verify", fix: kind, place, command, agent, runDir: values["run-dir"] ?? null };
}

function framesOf(values: Values): number | null {
  const frames = numberOf(values["trace-allocations"], "--trace-allocations", 1, 100, "frames");
  if (frames === null) return null;
  if (values["no-agent"]) throw usage("--trace-allocations is done by the agent; leave --no-agent out.");
  if (values.pid !== undefined)
    throw usage("--trace-allocations begins with the program; a process that runs already cannot be traced.");
  if (!Number.isInteger(frames)) throw usage(`--trace-allocations ${frames} is not a whole number of frames.`);
  return frames;
}

function runWish(values: Values, command: string[]): Omit<ProbeWish, "agent" | "traceFrames"> {
  const intervalMs = numberOf(values.interval, "--interval", 5, 60_000, "milliseconds") ?? USUAL_INTERVAL_MS;
  const budgetBytes = values.budget === undefined ? null : parseSize(values.budget);
  if (values.budget !== undefined && budgetBytes === null) {
    throw usage(`--budget ${values.budget} is not a size; write it like 512MB or 1.5GB.`);
  }
  if (values.junit !== undefined && budgetBytes === null)
    throw usage("--junit tells whether a budget was kept; give --budget, too.");
  const pid = values.pid === undefined ? null : Number(values.pid);
  if (pid !== null && !(Number.isInteger(pid) && pid > 0)) throw usage(`--pid ${values.pid} is not a process id.`);
  if (pid !== null && command.length) throw usage("give either --pid or a command, not both.");
  if (pid === null && command.length === 0) {
    throw usage("no command was given. Write it after --, as in probe -- node worker.js");
  }
  return {
    target: pid === null ? { command } : { pid },
    report: values.report ?? null,
    junit: values.junit ?? null,
    intervalMs,
    budgetBytes,
    runDir: values["run-dir"] ?? null,
  };
}

function numberOf(text: string | undefined, name: string, least: number, most: number, what = ""): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (value >= least && value <= most) return value;
  throw usage(`${name} ${text} is not a number ${what ? `of ${what} ` : ""}from ${least} to ${most}.`);
}
