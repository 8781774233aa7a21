// Ours cold and warm beside parsing every file with the same parser, in one run: `npm run bench -- FOLDER [ROUNDS]`.
// Each case is a process of its own; CPU is user + system time, memory the process's greatest resident size.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = resolve(process.argv[2] ?? ".");
const rounds = Number(process.argv[3] ?? 3);
const work = mkdtempSync(join(tmpdir(), "orm-memory-bench-"));
const usageFile = join(work, "usage.json");
const meter = join(work, "meter.cjs");
writeFileSync(
  meter,
  `process.on("exit", () => require("node:fs").writeFileSync(process.env.BENCH_USAGE, JSON.stringify(process.resourceUsage())));`,
);
const floor = join(work, "floor.cjs");
writeFileSync(
  floor,
  `const { readFileSync } = require("node:fs");
const files = readFileSync(process.argv[2], "utf8").split("\\n");
const python = files.filter((file) => file.endsWith(".py"));
const others = files.filter((file) => !file.endsWith(".py"));
if (others.length) {
  const { ts } = require(${JSON.stringify(join(root, "dist/ts-morph-common.cjs"))});
  for (const file of others)
    ts.createSourceFile(file, readFileSync(file, "utf8"), { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone }, false);
}
if (python.length) parsePython();
async function parsePython() {
  const { Language, Parser } = require(${JSON.stringify(join(root, "dist/web-tree-sitter.cjs"))});
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(readFileSync(${JSON.stringify(join(root, "dist/tree-sitter-python.wasm"))})));
  for (const file of python) parser.parse(readFileSync(file, "utf8"))?.delete();
}`,
);

function run(args) {
  const done = spawnSync(process.execPath, ["--require", meter, ...args], {
    cwd: folder,
    env: { ...process.env, BENCH_USAGE: usageFile, NODE_OPTIONS: "" },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (done.status > 1 || done.status === null) throw new Error(`${args.join(" ")}: ${done.stderr.slice(0, 500)}`);
  const usage = JSON.parse(readFileSync(usageFile, "utf8"));
  return { seconds: (usage.userCPUTime + usage.systemCPUTime) / 1e6, memory: usage.maxRSS / 1024, output: done.stdout };
}

const cache = join(work, "cache");
const check = (...more) =>
  run([join(root, "dist/cli.cjs"), "check", "--format", "json", "--cache-dir", cache, ...more, "."]);

try {
  // The files that the linter looks at, listed by the linter's own host.
  const list = join(work, "files.txt");
  run([join(root, "scripts/list-sources.cjs"), folder, list]);
  const cases = { floor: [], cold: [], warm: [] };
  let summary;
  for (let i = 0; i < rounds; i++) {
    rmSync(cache, { recursive: true, force: true });
    cases.floor.push(run([floor, list]));
    cases.cold.push(check());
    const warm = check();
    cases.warm.push(warm);
    summary = JSON.parse(warm.output).summary;
  }
  const median = (of, key) => of.map((r) => r[key]).sort((a, b) => a - b)[of.length >> 1];
  const base = median(cases.floor, "seconds");
  console.log(
    `${summary.files} files, ${summary.parsed} read closely, ${summary.entries} entries, ${summary.reads} reads reached, ${summary.warnings} warnings, ${summary.informations} informations`,
  );
  console.log("case                      CPU s   × parse-only   files/s   memory MB");
  for (const [name, label] of [
    ["floor", "parse every file"],
    ["cold", "check, no cache"],
    ["warm", "check, warm cache"],
  ]) {
    const seconds = median(cases[name], "seconds");
    console.log(
      `${label.padEnd(22)} ${seconds.toFixed(2).padStart(8)} ${(seconds / base).toFixed(2).padStart(14)} ${(summary.files / seconds).toFixed(0).padStart(9)} ${median(cases[name], "memory").toFixed(0).padStart(11)}`,
    );
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
