import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { findSuppressions } from "../rules/suppression.ts";
import { finding, resultOf, runCheck } from "./fixture.ts";

const clean = resultOf([]);
const found = resultOf([finding, { ...finding, severity: "information" }]);

test("exit status: 0 without warnings, 1 with more than allowed; information never fails", async () => {
  assert.equal((await runCheck([], clean)).status, 0);
  assert.equal((await runCheck([], found)).status, 1);
  assert.equal((await runCheck(["--max-warnings", "1"], found)).status, 0);
  assert.equal((await runCheck([], resultOf([{ ...finding, severity: "information" }]))).status, 0);
});

const misuse: [string[], string][] = [
  [["--formt", "json"], "--formt is not an option of check; did you mean --format?"],
  [["--format", "xml"], "--format xml is not known; there are text, json, sarif, github."],
  [["--format"], "--format needs a value."],
  [["--fix=yes"], "--fix takes no value."],
  [["--max-warnings", "few"], "--max-warnings few is not a whole number."],
  [["--rule", "unbound-read"], "--rule unbound-read is not a rule; did you mean unbounded-read?"],
  [["--rule", "wide-select"], "--rule wide-select is not checked by this version; it checks unbounded-read."],
  [["--kind", "batch"], "--kind chooses what --fix applies; add --fix."],
  [
    ["--fix", "--kind", "magic"],
    "--kind magic is not known; there are batch, stream, count, narrow, bound, limit-fan-out, close, suppress.",
  ],
  [["--dry-run"], "--dry-run shows what --fix would change; add --fix."],
  [["no/such/folder"], "There is no file or folder no/such/folder here."],
  [["--config", "nope.json"], "--config nope.json does not exist."],
];
for (const [argv, sentence] of misuse) {
  test(`misuse ends with 2 and one sentence: ${argv.join(" ")}`, async () => {
    const { status, stdout, stderr } = await runCheck(argv, clean);
    assert.deepEqual({ status, stdout, stderr }, { status: 2, stdout: "", stderr: `${sentence}\n` });
  });
}

test("a broken configuration is told, the rest is checked all the same, and the status is 2", async () => {
  const files = { "orm-memory.config.json": '{ "batchSize": 0, "smallTables": ["a"] }' };
  const { status, stderr, stdout, settings } = await runCheck([], found, { files });
  assert.equal(status, 2);
  assert.equal(stderr, "orm-memory.config.json: batchSize has to be a whole number above 0, not 0.\n");
  assert.match(stdout, /Loads every `order`/);
  assert.deepEqual(settings("a.ts").smallTables, ["a"]);
});

test("--config counts in place of the nearest file; a rule named by --rule is on", async () => {
  const folder = mkdtempSync(join(tmpdir(), "orm-memory-config-"));
  writeFileSync(join(folder, "other.json"), '{ "batchSize": 5, "rules": { "unbounded-read": "off" } }');
  const files = { "orm-memory.config.json": '{ "batchSize": 9 }' };
  const other = await runCheck(["--config", "other.json"], clean, { cwd: folder, files });
  assert.equal(other.settings("a.ts").batchSize, 5);
  assert.equal(other.settings("a.ts").rules["unbounded-read"], "off");
  const asked = await runCheck(["--config", "other.json", "--rule", "unbounded-read"], clean, { cwd: folder, files });
  assert.equal(asked.settings("a.ts").rules["unbounded-read"], undefined);
});

test("paths choose what is told, sums go with it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "orm-memory-paths-"));
  writeFileSync(join(folder, "a.ts"), "");
  const result = resultOf([
    { ...finding, file: "a.ts" },
    { ...finding, file: "b.ts" },
  ]);
  const { stdout } = await runCheck(["a.ts", "--format", "json"], result, { cwd: folder });
  const { findings, summary } = JSON.parse(stdout);
  assert.deepEqual([findings.map((one: { file: string }) => one.file), summary.warnings], [["a.ts"], 1]);
});

test("a folder outside of the working directory is a workspace of its own; paths are still seen from here", async () => {
  const folder = mkdtempSync(join(tmpdir(), "orm-memory-outside-"));
  const { stdout } = await runCheck([`../${folder.split("/").at(-1)}`, "--format", "json"], found, {
    cwd: mkdtempSync(join(tmpdir(), "orm-memory-here-")),
  });
  const [first] = JSON.parse(stdout).findings;
  assert.match(first.file, /^\.\.\/orm-memory-outside-\w+\/src\/report-service\.ts$/);
  assert.match(first.path[0].file, /^\.\.\/orm-memory-outside-\w+\/src\/pool\.ts$/);
});

test("an interrupt ends with 130 and says nothing", async () => {
  const abort = new AbortController();
  abort.abort(new Error("interrupted"));
  const { status, stdout, stderr } = await runCheck([], found, { signal: abort.signal });
  assert.deepEqual({ status, stdout, stderr }, { status: 130, stdout: "", stderr: "" });
});

/** A linter over one file, in which each `readAll()` is a finding whose fix is `readPages()`. */
function fixable(folder: string, safe: boolean) {
  const path = "a.ts";
  let text = readFileSync(join(folder, path), "utf8");
  const check = async () => {
    const findings = [...text.matchAll(/readAll/g)].map((match) => {
      const line = text.slice(0, match.index).split("\n").length;
      const start = { line, column: 1 };
      const fixes = finding.fixes.map((fix) => ({ ...fix, safe: fix.kind === "batch" && safe }));
      return { ...finding, file: path, range: { start, end: { line, column: 8 } }, fixes };
    });
    return resultOf(findings);
  };
  const linter = {
    check,
    configure: () => {},
    setDocument: (_: string, after: string) => {
      text = after;
    },
    fix: async (one: typeof finding) => {
      const start =
        text
          .split("\n")
          .slice(0, one.range.start.line - 1)
          .join("\n").length + (one.range.start.line > 1 ? 1 : 0);
      return { file: path, edits: [{ start, end: start + 7, newText: "readPages" }] };
    },
  };
  return {
    createLinter: () => linter as never,
    createNodeHost: () => ({ readFile: (name: string) => (name === path ? text : undefined) }) as never,
  };
}

function folderWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "orm-memory-fix-"));
  writeFileSync(join(folder, "a.ts"), text);
  return folder;
}

test("--fix applies safe fixes until none is left, and tells what remains", async () => {
  const cwd = folderWith("readAll();\nx();\nreadAll();\n");
  const { status, stderr, stdout } = await runCheck(["--fix"], clean, { cwd, engine: fixable(cwd, true) });
  assert.equal(readFileSync(join(cwd, "a.ts"), "utf8"), "readPages();\nx();\nreadPages();\n");
  assert.equal(stderr, "Fixed 2 places in 1 file.\n");
  assert.match(stdout, /^No unbounded reads in 4 pools/);
  assert.equal(status, 0);
});

test("--fix never applies what is not safe, nor a comment that silences", async () => {
  const cwd = folderWith("readAll();\n");
  const { status, stderr } = await runCheck(["--fix"], clean, { cwd, engine: fixable(cwd, false) });
  assert.equal(readFileSync(join(cwd, "a.ts"), "utf8"), "readAll();\n");
  assert.equal(findSuppressions(readFileSync(join(cwd, "a.ts"), "utf8")).length, 0);
  assert.match(stderr, /^Nothing to fix: /);
  assert.equal(status, 1);
});

test("--dry-run shows a diff and writes nothing", async () => {
  const cwd = folderWith("readAll();\n1;\n2;\n3;\n4;\n");
  const { stdout, status } = await runCheck(["--fix", "--dry-run"], clean, { cwd, engine: fixable(cwd, true) });
  assert.equal(stdout, "--- a/a.ts\n+++ b/a.ts\n@@ -1,4 +1,4 @@\n-readAll();\n+readPages();\n 1;\n 2;\n 3;\n");
  assert.equal(readFileSync(join(cwd, "a.ts"), "utf8").startsWith("readAll"), true);
  assert.equal(status, 1);
});
