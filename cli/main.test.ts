/** The program itself, on a small repository, with the real engine. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { workspaceOf } from "./workspace-fixture.ts";

const program = join(import.meta.dirname, "main.ts");
const tsx = fileURLToPath(import.meta.resolve("tsx"));
const leak: Record<string, string> = {
  "package.json": '{ "type": "module" }',
  "prisma/schema.prisma": "model Order {\n  id Int @id @default(autoincrement())\n  status String\n}\n",
  "src/pool.ts":
    'import Piscina from "piscina";\nexport const pool = new Piscina({ filename: new URL("./worker.ts", import.meta.url).href, maxThreads: 8 });\n',
  "src/worker.ts":
    'import { PrismaClient } from "@prisma/client";\nconst prisma = new PrismaClient();\nexport default async () => {\n  let paid = 0;\n  for (const order of await prisma.order.findMany()) {\n    if (order.status === "paid") paid++;\n  }\n  return paid;\n};\n',
};

function start(cwd: string, args: string[], flags: string[] = []): ChildProcess {
  return spawn(process.execPath, ["--import", tsx, ...flags, program, ...args], {
    cwd,
    env: { ...process.env, XDG_CACHE_HOME: join(cwd, ".cache") },
  });
}

async function run(cwd: string, ...args: string[]) {
  const child = start(cwd, args);
  let stdout = "";
  let stderr = "";
  child.stdout!.on("data", (data) => {
    stdout += data;
  });
  child.stderr!.on("data", (data) => {
    stderr += data;
  });
  const status = await new Promise<number | null>((done) => child.on("close", done));
  return { status, stdout, stderr };
}

test("check finds the read in the worker, --fix rewrites it, then there is none", async () => {
  const cwd = workspaceOf(leak);
  const found = await run(cwd, "check");
  assert.equal(found.status, 1, found.stderr);
  assert.match(
    found.stdout,
    /^src\/worker\.ts\n {2}5:\d+ {2}warning {2}Loads every `order` row .* 8 workers.* {2}unbounded-read\n/,
  );
  const shown = await run(cwd, "check", "--fix", "--dry-run");
  assert.match(shown.stdout, /^\+async function\* ordersInBatches\(\) \{$/m);
  const fixed = await run(cwd, "check", "--fix");
  assert.equal(fixed.stderr, "Fixed 1 place in 1 file.\n");
  assert.match(fixed.stdout, /^No unbounded reads in 1 pool /);
  assert.equal(fixed.status, 0);
  assert.match(readFileSync(join(cwd, "src/worker.ts"), "utf8"), /for await \(const order of ordersInBatches\(\)\) \{/);
});

test("a broken configuration is one sentence and status 2, the finding is told all the same", async () => {
  const cwd = workspaceOf({ ...leak, "orm-memory.config.json": '{ "rules": { "unbound-read": "off" } ' });
  const { status, stdout, stderr } = await run(cwd, "check");
  assert.equal(status, 2);
  assert.equal(
    stderr,
    'orm-memory.config.json: line 1 is not valid JSON (close brace expected).\norm-memory.config.json: rules."unbound-read" is not a rule; did you mean "unbounded-read"?\n',
  );
  assert.match(stdout, /unbounded-read/);
});

test("a folder without a pool says so", async () => {
  const { status, stdout } = await run(workspaceOf({ "a.ts": "export const a = 1;\n" }), "check");
  assert.equal(status, 0);
  assert.match(stdout, /^No pool, queue or scheduled job was found in 1 file,/);
});

test("misuse ends with 2 and a sentence, never with a stack", async () => {
  const cwd = workspaceOf({});
  for (const [args, sentence] of [
    [["chek"], "chek is not a command of orm-memory-lint; did you mean check?\n"],
    [["lsp"], "Write orm-memory-lint lsp --stdio.\n"],
    [["check", "--nope"], /^--nope is not an option of check\. Usage: check /],
  ] as const) {
    const { status, stderr } = await run(cwd, ...args);
    assert.equal(status, 2);
    if (typeof sentence === "string") assert.equal(stderr, sentence);
    else assert.match(stderr, sentence);
  }
});

test("help and version", async () => {
  const cwd = workspaceOf({});
  assert.match((await run(cwd, "--version")).stdout, /^\d+\.\d+\.\d+\n$/);
  const { stdout, status } = await run(cwd, "check", "--help");
  assert.equal(status, 0);
  for (const word of ["check [paths…]", "--max-warnings", "probe [--report", "lsp --stdio"])
    assert.ok(stdout.includes(word), word);
});

test("an interrupt ends with 130 and leaves no half-written report", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 2000 }, (_, i) => [
      `src/f${i}.ts`,
      `import { a } from "./f${i + 1}.js";\nexport const b = a;\n`,
    ]),
  );
  const cwd = workspaceOf({ ...leak, ...files });
  // Ctrl-C comes as soon as the program listens to it, however slow the machine is.
  const press = `const id = setInterval(() => {
    if (process.listenerCount("SIGINT") > 0) { clearInterval(id); process.kill(process.pid, "SIGINT"); }
  }, 1); id.unref();`;
  const child = start(cwd, ["check", "--no-cache"], ["--import", `data:text/javascript,${encodeURIComponent(press)}`]);
  let told = "";
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on("data", (data) => {
      told += data;
    });
  }
  const ended = await new Promise((done) => child.on("close", (code, signal) => done([code, signal])));
  assert.deepEqual([ended, told], [[130, null], ""]);
});
