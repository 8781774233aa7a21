import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Files, programOf } from "../fixture.ts";
import { workerFile } from "./files.ts";
import { entriesIn } from "./find.ts";

/** Entries of a file in short: "bullmq.Worker ×5 (concurrency)". */
function entries(text: string, more: Files = {}): string {
  const program = programOf({ ...more, "a.ts": text });
  return entriesIn(program, "a.ts")
    .map((e) => `${e.pattern.id} ×${e.atOnce}${e.atOnceSource ? ` (${e.atOnceSource})` : ""}`)
    .join(", ");
}

describe("how many at once", () => {
  const worker = (options: string, before = ""): string =>
    entries(`import { Worker } from "bullmq";\n${before}\nnew Worker("q", async () => {}${options});`);
  const cases: [options: string, atOnce: string, before?: string][] = [
    ["", "×1 (default: 1)"],
    [", {}", "×1 (default: 1)"],
    [", { concurrency: 5 }", "×5 (concurrency)"],
    [", { concurrency: 2 * n }", "×6 (concurrency)", "const n = 3;"],
    [", options", "×4 (concurrency)", "const options = { concurrency: 4 };"],
    [", { ...options, lockDuration: 1 }", "×4 (concurrency)", "const options = { concurrency: 4 };"],
    [", { concurrency: Number(process.env.N) }", "×unknown"],
    [", { concurrency: big ? 10 : 2 }", "×unknown"],
    [", { ...config }", "×unknown", 'import { config } from "elsewhere";'],
    [", { concurrency: undefined }", "×1 (default: 1)"],
  ];
  for (const [options, atOnce, before] of cases)
    test(`BullMQ${options} ${atOnce}`, () => assert.equal(worker(options, before), `bullmq.Worker ${atOnce}`));

  const map = (list: string, before = ""): string =>
    entries(`${before}\nexport const all = (xs: string[]) => Promise.all(${list});`).replace("promise.all ", "");
  const lists: [list: string, atOnce: string, before?: string][] = [
    ["xs.map(async () => {})", "×unbounded"],
    ["[1, 2, 3].map(async () => {})", "×3 (3 elements)"],
    ["ids.map(async () => {})", "×2 (2 elements)", "const ids = [1, 2];"],
    ["ids.map(async () => {})", "×unbounded", "const ids: number[] = [];"],
    ["[...xs, 1].map(async () => {})", "×unbounded"],
    ["xs.slice(0, 10).map(async () => {})", "×10 (slices)"],
    ["xs.slice(10).map(async () => {})", "×unbounded"],
    ["xs.filter(Boolean).map(async () => {})", "×unbounded"],
    ["Array.from({ length: 8 }, async () => {})", "×8 (length)"],
    ["[1].map(async () => {})", ""],
  ];
  for (const [list, atOnce, before] of lists)
    test(`Promise.all(${list}) ${atOnce}`, () => assert.equal(map(list, before), atOnce));

  const threads: [around: string, atOnce: string][] = [
    ["new Worker(file);", "×1 (one worker)"],
    ["for (let i = 0; i < 4; i++) new Worker(file);", "×4 (loop)"],
    ["for (let i = 0; i < cpus().length; i++) new Worker(file);", "×unknown"],
    ["for (const x of [1, 2, 3]) new Worker(file);", "×3 (3 elements)"],
    ["Array.from({ length: 5 }, () => new Worker(file));", "×5 (length)"],
    ["[1, 2].map(() => new Worker(file));", "×2 (2 elements)"],
    ["new Array(6).fill(0).map(() => new Worker(file));", "×6 (length)"],
    ["while (busy) new Worker(file);", "×unknown"],
  ];
  for (const [around, atOnce] of threads)
    test(`${around} ${atOnce}`, () => {
      const head = 'import { Worker } from "node:worker_threads";\nconst file = new URL("./w.js", import.meta.url);\n';
      assert.equal(entries(head + around, { "w.ts": "" }), `worker_threads.Worker ${atOnce}`);
    });

  test("a construction in a function counts as often as the function is called", () => {
    const head =
      'import { Worker } from "node:worker_threads";\nconst start = () => new Worker(new URL("./w.js", import.meta.url));\n';
    const counted = (calls: string): string =>
      entries(head + calls, { "w.ts": "" }).replace("worker_threads.Worker ", "");
    assert.equal(counted("start();"), "×1 (one worker)");
    assert.equal(counted("for (let i = 0; i < 4; i++) start();"), "×4 (loop)");
    assert.equal(counted("start(); start();"), "×unknown");
    assert.equal(counted("export { start };"), "×unknown");
    assert.equal(counted("new Promise(() => start());"), "×1 (one worker)");
    assert.equal(counted('app.get("/", () => start());'), "×unknown");
  });

  test("a limiter's own number", () => {
    const limited = (make: string): string => entries(`import pLimit from "p-limit";\n${make}\nlimit(async () => {});`);
    assert.equal(limited("const limit = pLimit(3);"), "p-limit ×3 (its limit)");
    assert.equal(limited("const limit = pLimit({ concurrency: 3 });"), "p-limit ×3 (concurrency)");
    assert.equal(limited("const limit = pLimit(n);"), "p-limit ×unknown");
    assert.equal(limited("const limit = pLimit(1);"), "");
  });
});

describe("a worker's file", () => {
  const files = {
    "app/package.json": "{}",
    "app/src/main.ts": "",
    "app/src/jobs/w.ts": "",
    "app/src/self.ts": "",
    "app/root.ts": "",
  };
  const named = (expression: string, before = ""): string => {
    const text = `${before}\nrun(${expression});`;
    const program = programOf({ ...files, "app/src/main.ts": text });
    const call = program.evaluator.facts("app/src/main.ts").functions[0]!.calls.find((c) => c.root === "run")!;
    const found = workerFile(
      program,
      call.chain[0]!.arguments![0]!,
      { file: "app/src/main.ts", fn: 0 },
      { base: "cwd" },
    );
    return found ? `${found.file} ${found.factor}` : "none";
  };
  const w = "app/src/jobs/w.ts 1";
  const cases: [expression: string, file: string, before?: string][] = [
    ['new URL("./jobs/w.js", import.meta.url)', w],
    ['new URL("./jobs/w.ts", import.meta.url).href', w],
    ['new URL("jobs/w.js", import.meta.url).pathname', w],
    ['fileURLToPath(new URL("./jobs/w.js", import.meta.url))', w],
    ['path.join(__dirname, "jobs", "w.js")', w],
    ['path.resolve(__dirname, "./jobs/w")', w],
    ['join(import.meta.dirname, "jobs/w.js")', w],
    ['join(here, "jobs/w.js")', w, "const here = path.dirname(fileURLToPath(import.meta.url));"],
    [["`$", "{__dirname}/jobs/w.js`"].join(""), w],
    ['__dirname + "/jobs/w.js"', w],
    ['require.resolve("./jobs/w")', w],
    ['import.meta.resolve("./jobs/w.js")', w],
    ["file", w, 'const file = new URL("./jobs/w.js", import.meta.url);'],
    ["__filename", "app/src/main.ts 1"],
    ["new URL(import.meta.url)", "app/src/main.ts 1"],
    ['"./src/jobs/w.js"', "app/src/jobs/w.ts 0.7"],
    ['path.resolve("src/jobs/w.js")', "app/src/jobs/w.ts 0.7"],
    ['path.join(process.cwd(), "root.js")', "app/root.ts 0.7"],
    ['"./nothing.js"', "none"],
    ['require.resolve("some-package")', "none"],
    ["path.join(__dirname, name)", "none"],
    ['new URL("https://example.org/w.js")', "none"],
  ];
  for (const [expression, file, before] of cases)
    test(`${expression} → ${file}`, () => assert.equal(named(expression, before), file));
});
