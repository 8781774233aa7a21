/** For tests: an engine that finds what a test says, and a terminal that keeps what was written. */
import { tmpdir } from "node:os";
import type { Settings } from "../rules/configuration.ts";
import type { CheckResult, Finding, Problem } from "../rules/finding.ts";
import { checkCommand } from "./check.ts";
import type { Engine } from "./engine.ts";
import type { Output } from "./terminal.ts";

export const finding: Finding = {
  rule: "unbounded-read",
  severity: "warning",
  confidence: 0.93,
  file: "src/report-service.ts",
  range: { start: { line: 9, column: 26 }, end: { line: 9, column: 34 } },
  message: "Loads every `order` row that is `paid` into memory, in up to 8 workers at once.",
  details: ["Nothing limits this read: `where` filters by status, and there is no `take`."],
  read: { orm: "prisma", call: "findMany", table: "order", key: { fields: ["id"], proven: true } },
  entry: { kind: "thread", library: "piscina", file: "src/pool.ts", line: 2 },
  concurrency: 8,
  concurrencySource: "maxThreads",
  escape: "none",
  path: [
    {
      file: "src/pool.ts",
      line: 2,
      column: 24,
      what: "a Piscina pool runs report-worker.ts in up to 8 threads (maxThreads)",
    },
    { file: "src/report-worker.ts", line: 4, column: 10, what: "the worker calls ReportService.build" },
    { file: "src/report-service.ts", line: 4, column: 28, what: "build calls load" },
    { file: "src/report-service.ts", line: 9, column: 26, what: "findMany reads every row" },
  ],
  otherPaths: 0,
  fixes: [
    { kind: "batch", title: "Read in batches of 1,000 by id (keeps one batch in memory)", safe: true },
    { kind: "suppress", title: "Ignore this read, with a reason", safe: false },
  ],
  noFix: null,
};

/** A finding on a pool, and on no read. */
export const poolFinding: Finding = {
  ...finding,
  rule: "pool-not-closed",
  file: "src/resize.ts",
  range: { start: { line: 6, column: 20 }, end: { line: 6, column: 27 } },
  message: "Makes a Piscina pool of up to 4 threads in every call of `resize` and never closes it.",
  details: ["Nothing there calls `destroy`, so the threads of every pool stay beside those of the pools before."],
  read: null,
  entry: { kind: "thread", library: "piscina", file: "src/resize.ts", line: 6 },
  concurrency: 4,
  path: [{ file: "src/resize.ts", line: 6, column: 20, what: "resize makes a Piscina pool of up to 4 threads" }],
  fixes: [
    {
      kind: "close",
      title: "Close the pool with `pool.destroy()` in a `finally` (ends work that nobody waits for)",
      safe: false,
    },
    { kind: "suppress", title: "Ignore this pool, with a reason", safe: false },
  ],
};

export function resultOf(
  findings: Finding[],
  summary: Partial<CheckResult["summary"]> = {},
  problems: Problem[] = [],
): CheckResult {
  const count = (severity: string) => findings.filter((one) => one.severity === severity).length;
  const sums = { warnings: count("warning"), informations: count("information"), hints: count("hint") };
  return {
    findings,
    problems,
    summary: { files: 2074, parsed: 207, entries: 4, reads: 27, milliseconds: 912, ...sums, ...summary },
  };
}

export interface Run {
  status: number;
  stdout: string;
  stderr: string;
  settings: (path: string) => Settings;
}

/** Runs `check` with an engine that answers with a result. */
export async function runCheck(
  argv: string[],
  result: CheckResult,
  io: {
    tty?: boolean;
    columns?: number;
    cwd?: string;
    env?: NodeJS.ProcessEnv;
    files?: Record<string, string>;
    engine?: Partial<Engine>;
    signal?: AbortSignal;
  } = {},
): Promise<Run> {
  const written = { stdout: "", stderr: "" };
  const output = (name: "stdout" | "stderr"): Output => ({
    write: (text) => {
      written[name] += text;
    },
    ...(io.tty ? { isTTY: true, columns: io.columns ?? 80 } : {}),
  });
  let settings: (path: string) => Settings = () => {
    throw new Error("never configured");
  };
  const engine = {
    rules: [{ id: "unbounded-read", description: "A read without a bound runs in a pool." }],
    createNodeHost: () => ({ readFile: (path: string) => io.files?.[path] }) as never,
    withMeasured: (_root: string, findings: readonly Finding[]) => [...findings],
    createLinter: () =>
      ({
        configure: (of: (path: string) => Settings) => {
          settings = of;
        },
        check: async ({ signal }: { signal?: AbortSignal } = {}) => {
          signal?.throwIfAborted();
          return result;
        },
      }) as never,
    ...io.engine,
  };
  const status = await checkCommand(argv, {
    cwd: io.cwd ?? tmpdir(),
    env: io.env ?? {},
    stdout: output("stdout"),
    stderr: output("stderr"),
    version: "0.1.0",
    signal: io.signal ?? new AbortController().signal,
    loadEngine: async () => engine as Engine,
  });
  return { status, ...written, settings };
}
