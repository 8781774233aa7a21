/** What must not change a finding: the order of files, the cache, whether a file is open, what was checked before. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { parseCases } from "../cases/case.ts";
import { checkFiles } from "../cases/check.ts";
import { type MemoryHost, memoryHost } from "../cases/memory-host.ts";
import { resolveSettings } from "../configuration/index.ts";
import type { CheckResult } from "../finding.ts";
import { createLinter } from "../index.ts";
import type { Linter } from "../linter.ts";

const folder = new URL("../unbounded-read/cases/", import.meta.url);
/** Every case in a folder of its own: one workspace of several hundred files. */
const workspace: [path: string, text: string][] = readdirSync(folder)
  .filter((name) => name.endsWith(".case.txt"))
  .sort()
  .flatMap((name) => parseCases(readFileSync(new URL(name, folder), "utf8")))
  .flatMap((one, index) => [...one.files].map(([path, text]): [string, string] => [`c${index}/${path}`, text]));

const told = ({ findings, problems }: CheckResult): string => JSON.stringify({ findings, problems }, null, 1);
const cold = checkFiles(memoryHost(workspace)).then(told);

function linterOf(host: MemoryHost): Linter {
  const linter = createLinter(host);
  const { settingsOf, problems } = resolveSettings({ readFile: (path) => host.readFile(path) });
  linter.configure(settingsOf, problems);
  return linter;
}

/** Byte for byte; where they are not, the first line that differs and what stands around it. */
function same(actual: string, expected: string): void {
  if (actual === expected) return;
  const [found, wanted] = [actual.split("\n"), expected.split("\n")];
  const at = found.findIndex((line, i) => line !== wanted[i]);
  const part = (lines: string[]): string => lines.slice(Math.max(0, at - 6), at + 6).join("\n");
  assert.fail(`line ${at}\n--- found\n${part(found)}\n--- expected\n${part(wanted)}`);
}

/** The same numbers on every run. */
function* random(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const numbers = random(seed);
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(numbers.next().value * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}

test("the workspace has enough in it to tell", async () => {
  const { findings } = JSON.parse(await cold) as CheckResult;
  assert.ok(findings.length > 80, `${findings.length} findings`);
});

describe("findings do not depend on", () => {
  for (const seed of [1, 2, 3])
    test(`the order of files (${seed})`, async () => {
      same(told(await checkFiles(memoryHost(shuffled(workspace, seed)))), await cold);
    });

  test("a cache that is warm", async () => {
    const host = memoryHost(workspace);
    await checkFiles(host);
    assert.ok(host.cache);
    same(told(await checkFiles(host)), await cold);
    same(told(await checkFiles(host)), await cold);
  });

  for (const part of [0, 0.1, 0.5, 0.99])
    test(`a cache that was cut off at ${part * 100} %`, async () => {
      const host = memoryHost(workspace);
      await checkFiles(host);
      host.cache = host.cache!.slice(0, Math.floor(host.cache!.length * part));
      same(told(await checkFiles(host)), await cold);
    });

  test("a cache that is older than the files", async () => {
    const host = memoryHost(workspace.map(([path, text]) => [path, text.replaceAll("findMany(", "findFirst(")]));
    await checkFiles(host);
    for (const [path, text] of workspace) if (host.files.get(path) !== text) host.write(path, text);
    same(told(await checkFiles(host)), await cold);
  });

  test("whether files are open in the editor", async () => {
    const host = memoryHost(workspace.map(([path, text]) => [path, /\.[cm]?[jt]sx?$/.test(path) ? "" : text]));
    const linter = linterOf(host);
    for (const [path, text] of workspace) linter.setDocument(path, text);
    same(told(await linter.check()), await cold);
  });

  test("documents that were opened, changed and closed", async () => {
    const linter = linterOf(memoryHost(workspace));
    await linter.check();
    for (const [path, text] of workspace) linter.setDocument(path, text.replaceAll("findMany(", "findFirst("));
    assert.notEqual(told(await linter.check()), await cold);
    for (const [path] of workspace) linter.setDocument(path, null);
    same(told(await linter.check()), await cold);
  });
});

describe("edits one after another give what a fresh check gives", () => {
  const edits: [name: string, change: (text: string) => string][] = [
    ["a limit is written", (text) => text.replaceAll("findMany()", "findMany({ take: 5 })")],
    ["lines are added above", (text) => `// one\n// two\n\n${text}`],
    ["the file is half typed", (text) => text.slice(0, Math.floor(text.length * 0.6))],
    ["imports are taken away", (text) => text.replace(/^import .*\n/gm, "")],
    ["everything is called differently", (text) => text.replaceAll("prisma", "client")],
  ];
  const sources = workspace.filter(([path]) => /\.[jt]s$/.test(path));

  for (const [name, change] of edits)
    test(name, async () => {
      const host = memoryHost(workspace);
      const linter = linterOf(host);
      await linter.check();
      const chosen = shuffled(sources, name.length).slice(0, 40);
      for (const [index, [path, text]] of chosen.entries()) {
        if (index % 2) linter.setDocument(path, change(text));
        else {
          host.write(path, change(text));
          linter.filesChanged([path]);
        }
        if (index % 10 === 9) await linter.check();
      }
      for (const [path, text] of chosen) host.files.set(path, change(text));
      same(told(await linter.check()), told(await checkFiles(memoryHost(host.files))));
    });

  test("files come and go", async () => {
    const host = memoryHost(workspace);
    const linter = linterOf(host);
    await linter.check();
    // A configuration speaks up while there is a file that it counts for: those stay.
    const configured = workspace.flatMap(([path]) => (path.endsWith("config.json") ? [path.split("/")[0]] : []));
    const gone = shuffled(
      sources.filter(([path]) => !configured.includes(path.split("/")[0])),
      7,
    ).slice(0, 60);
    for (const [path] of gone) host.files.delete(path);
    linter.filesChanged(gone.map(([path]) => path));
    same(told(await linter.check()), told(await checkFiles(memoryHost(host.files))));
    for (const [path, text] of gone) host.write(path, text);
    linter.filesChanged(gone.map(([path]) => path));
    same(told(await linter.check()), await cold);
  });

  test("a tsconfig changes where imports lead", async () => {
    const files: [string, string][] = [
      ["tsconfig.json", `{ "compilerOptions": { "paths": { "@load": ["./one.ts"] } } }`],
      ["db.ts", `import { PrismaClient } from "@prisma/client";\nexport const prisma = new PrismaClient();\n`],
      ["one.ts", `export const load = async () => 1;\n`],
      ["two.ts", `import { prisma } from "./db";\nexport const load = async () => prisma.order.findMany();\n`],
      ["job.ts", `import { Worker } from "bullmq";\nimport { load } from "@load";\nnew Worker("q", load);\n`],
    ];
    const host = memoryHost(files);
    const linter = linterOf(host);
    assert.equal((await linter.check()).findings.length, 0);
    host.write("tsconfig.json", files[0]![1].replace("one", "two"));
    linter.filesChanged(["tsconfig.json"]);
    assert.equal((await linter.check()).findings.length, 1);
  });

  test("a schema changes what is unique", async () => {
    const files: [string, string][] = [
      ["schema.prisma", `model Order {\n  id Int @id\n  number String @unique\n}\n`],
      [
        "job.ts",
        `import { Worker } from "bullmq";\nimport { PrismaClient } from "@prisma/client";\nconst prisma = new PrismaClient();\n` +
          `new Worker("q", async (job) => prisma.order.findMany({ where: { number: job.data.number } }));\n`,
      ],
    ];
    const host = memoryHost(files);
    const linter = linterOf(host);
    assert.equal((await linter.check()).findings.length, 0);
    host.write("schema.prisma", files[0]![1].replace("@unique", ""));
    linter.filesChanged(["schema.prisma"]);
    assert.equal((await linter.check()).findings.length, 1);
  });
});
