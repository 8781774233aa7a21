/** Files that are no good are left out or told in one sentence; everything else is still checked. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkFiles } from "../cases/check.ts";
import { type MemoryHost, memoryHost } from "../cases/memory-host.ts";
import type { CheckResult } from "../finding.ts";

const db = `import { PrismaClient } from "@prisma/client";\nexport const prisma = new PrismaClient();\n`;
const job = `import { Worker } from "bullmq";
import { prisma } from "./db";
new Worker("q", async () => (await prisma.order.findMany()).length);
`;
const good: [string, string][] = [
  ["db.ts", db],
  ["job.ts", job],
];

async function check(files: [string, string][], prepare?: (host: MemoryHost) => void): Promise<CheckResult> {
  const host = memoryHost([...good, ...files]);
  prepare?.(host);
  return checkFiles(host);
}

/** The good job is found whatever stands beside it. */
function found(result: CheckResult, others: string[] = []): void {
  assert.deepEqual(
    result.findings.map((f) => `${f.file}:${f.range.start.line}`),
    ["job.ts:3", ...others].sort(),
  );
}

function problems(result: CheckResult, ...expected: RegExp[]): void {
  assert.equal(result.problems.length, expected.length, JSON.stringify(result.problems));
  for (const [i, pattern] of expected.entries()) {
    const { message } = result.problems[i]!;
    assert.match(message, pattern);
    assert.doesNotMatch(message, /\n|Error:|\bat .*:\d+:\d+/, "one sentence, no stack");
    assert.match(message, /\.$/);
  }
}

describe("text", () => {
  for (const [name, text] of Object.entries({
    empty: "",
    "only a comment": "// nothing",
    "not closed": "export function a( {{{ `${",
    "another language": "<?php echo 1; ?>\n<html><body>}</body></html>",
    "a merge's marks": "<<<<<<< HEAD\nconst a = 1;\n=======\nconst a = 2;\n>>>>>>> other\n",
    "deep nesting": `${"[".repeat(900)}${"]".repeat(900)};`,
    "a chain of thousands": `q${".a()".repeat(4000)};`,
    "one long line": `export const a = [${"1,".repeat(100_000)}];`,
    "a byte order mark": "\uFEFFexport const a = 1;\n",
    "lone surrogates": 'export const a = "\uD800";\n',
  }))
    test(`${name} is no problem`, async () => {
      const result = await check([["bad.ts", `${text}\n`]]);
      found(result);
      problems(result);
      // Reached, so that it is parsed, too.
      found(await check([["bad.ts", `import { Worker } from "bullmq";\n${text}`]]));
    });

  test("what is nested too deeply to be parsed is told", async () => {
    const deep = `import { Worker } from "bullmq";\nexport const a = ${"[".repeat(20_000)}${"]".repeat(20_000)};\n`;
    const result = await check([["deep.ts", deep]]);
    found(result);
    problems(result, /^deep\.ts: is nested too deeply/);
  });

  test("what stands before and after a syntax error is checked", async () => {
    const result = await check([
      ["half.ts", `${job}const broken = (;\nfunction {\n${job.split("\n")[2]}\n`],
      ["unclosed.ts", `${job}export class A { method( {\n`],
    ]);
    found(result, ["half.ts:3", "half.ts:6", "unclosed.ts:3"]);
  });

  test("CRLF: lines and columns are the editor's", async () => {
    const result = await check([["windows.ts", job.replaceAll("\n", "\r\n")]]);
    found(result, ["windows.ts:3"]);
    const [a, b] = result.findings;
    assert.deepEqual(a?.range, b?.range);
  });

  test("CRLF: suppressions hold", async () => {
    const text = job.replace("new Worker", "// orm-memory-disable-next-line -- x\nnew Worker").replaceAll("\n", "\r\n");
    found(await check([["windows.ts", text]]));
  });

  test("5 MB of generated code are told and left out", async () => {
    const result = await check([["generated.ts", `${job}${"export const x = 1;\n".repeat(260_000)}`]]);
    found(result);
    problems(result, /^generated\.ts: 5\.\d MB/);
  });
});

describe("files", () => {
  test("what can't be read, or is binary, is told", async () => {
    const result = await check([["data.ts", "x"]], (host) => host.unreadable.add("data.ts"));
    found(result);
    problems(result, /^data\.ts: could not be read/);
  });

  test("deleted between listing and reading", async () => {
    const result = await check([["later.ts", `${job}// late`]], (host) => {
      const list = host.listFiles;
      host.listFiles = () => {
        const listed = list();
        host.files.delete("later.ts");
        return listed;
      };
    });
    found(result);
    problems(result, /^later\.ts: /);
  });

  test("deleted between the first look and the parse", async () => {
    const result = await check([["later.ts", job]], (host) => {
      const read = host.readFile;
      let reads = 0;
      host.readFile = (path) => (path === "later.ts" && ++reads > 1 ? undefined : read(path));
    });
    found(result);
    problems(result, /^later\.ts: was deleted/);
  });

  test("spaces, brackets and letters of every alphabet in names", async () => {
    const names = ["my jobs/[id]/job.ts", "größe/воркер/job.ts", "工作/job (1).ts", "a#b/100%/job.ts"];
    const files = names.flatMap((name): [string, string][] => [
      [name, job],
      [name.replace(/[^/]*$/, "db.ts"), db],
    ]);
    const result = await check(files);
    found(
      result,
      names.map((name) => `${name}:3`),
    );
    problems(result);
  });

  test("no file at all", async () => {
    const result = await checkFiles(memoryHost([]));
    assert.deepEqual(result.findings, []);
    assert.deepEqual(result.problems, []);
  });
});

describe("modules and configuration", () => {
  test("imports in a circle", async () => {
    const result = await check([
      ["a.ts", `export * from "./b";\nimport { c } from "./c";\nexport const a = () => c();\n`],
      ["b.ts", `export * from "./c";\nexport * from "./a";\n`],
      ["c.ts", `import { a } from "./a";\nexport { d } from "./a";\nexport const c = () => a();\n`],
      [
        "circle.ts",
        `import { Worker } from "bullmq";\nimport { a, d, nothing } from "./b";\nnew Worker("c", () => a(d, nothing));\n`,
      ],
    ]);
    found(result);
    problems(result);
  });

  test("a class that extends itself, and values that are each other", async () => {
    const result = await check([
      [
        "self.ts",
        `${job}class A extends B {}\nclass B extends A {}\nnew Worker("s", () => new A().run());\n` +
          `const x = y;\nconst y = x;\nnew Worker("t", x);\ntype T = U;\ntype U = T;\nnew Worker("u", (t: T) => t.go());\n`,
      ],
    ]);
    found(result, ["self.ts:3"]);
    problems(result);
  });

  test("tsconfigs that extend each other", async () => {
    const result = await check([
      ["tsconfig.json", `{ "extends": "./other.tsconfig.json" }`],
      ["other.tsconfig.json", `{ "extends": "./tsconfig.json" }`],
      ["mapped.ts", `import { x } from "@x/y";\nx();\n`],
    ]);
    found(result);
    problems(result, /tsconfig\.json: "extends" comes back/);
  });

  test("a tsconfig that is cut off, one that is a list, one that is empty", async () => {
    const mapped: [string, string] = ["sub/mapped.ts", `import { x } from "@x/y";\nx();\n`];
    const cut = await check([["sub/tsconfig.json", `{ "compilerOptions": { "paths": {`], mapped]);
    found(cut);
    problems(cut, /^sub\/tsconfig\.json: /);
    for (const text of ["[1, 2]", "null", `"x"`, `{ "compilerOptions": 3, "extends": 4 }`]) {
      const odd = await check([["sub/tsconfig.json", text], mapped]);
      found(odd);
      problems(odd);
    }
  });

  test("a package.json that is broken, or odd", async () => {
    for (const text of ["{", "[]", "null", `{ "name": 3, "exports": 4, "dependencies": "x" }`, ""]) {
      const result = await check([
        ["package.json", text],
        ["use.ts", `import x from "some-package/deep";\nx();\n`],
      ]);
      found(result);
    }
  });

  test("a Prisma schema that is half written", async () => {
    for (const text of ["model Order {", "}}}}", "model Order { id Int @id\n @@unique([", "\u0000"])
      found(await check([["schema.prisma", text]]));
  });

  test("an odd configuration is told by its key, and everything is checked", async () => {
    const result = await check([
      ["orm-memory.config.json", `{ "ignore": "x", "minimumConfidence": "high", "poolEntries": [3], "unknown": 1 }`],
    ]);
    found(result);
    assert.equal(result.problems.length, 4, JSON.stringify(result.problems));
    for (const { message } of result.problems) assert.match(message, /orm-memory\.config\.json/);
  });
});
