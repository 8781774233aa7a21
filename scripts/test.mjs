/**
 * `npm test`: checks, builds and packs, then runs every test there is. Words after it choose test files by a part of
 * their path and leave out the checks: `npm test -- server/checks`. In CI a skipped test is a failed one.
 */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = process.argv.slice(2);
const inCi = Boolean(process.env.CI);
const tally = { passed: 0, failed: 0, skipped: 0 };

const checks = [
  ["formatting and lint", "@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."],
  ["types, room by room", "typescript/bin/tsc", "--build"],
];
for (const [name, program, ...args] of wanted.length > 0 ? [] : checks) {
  step(name, [join(root, "node_modules", program), ...args]);
}
step("bundles and extension package", [join(root, "scripts/package.mjs")]);

const files = testFiles(root).filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)));
// The editor's tests take longest and wait most: they start first, and the others run beside them.
const isEditor = (file) => file.startsWith(`test${sep}editor`);
files.sort((a, b) => Number(isEditor(b)) - Number(isEditor(a)) || a.localeCompare(b));

// Test files are TypeScript: each runs in a process of its own that gets this one's own `--import tsx`. Not by
// NODE_OPTIONS, which every program started by a test would inherit.
process.chdir(root);
const stream = run({ files: files.map((file) => join(root, file)), concurrency: 2, timeout: 600_000 });
stream.on("test:pass", (test) => count(test, "passed"));
stream.on("test:fail", (test) => count(test, "failed"));
stream.on("end", () => setImmediate(finish));
stream.compose(new spec()).pipe(process.stdout, { end: false });

function count({ skip, details }, outcome) {
  if (details.type === "suite" && outcome === "passed" && skip === undefined) return;
  if (skip !== undefined && skip !== false) tally.skipped++;
  else tally[outcome]++;
}

function step(name, args) {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  tally[status === 0 ? "passed" : "failed"]++;
  console.log(`${status === 0 ? "✔" : "✖"} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
}

function finish() {
  if (tally.skipped > 0) console.log(`${tally.skipped} skipped${inCi ? ", which is a failure in CI" : ""}`);
  const failed = tally.failed + (inCi ? tally.skipped : 0);
  if (files.length === 0) console.log(`No test file has ${wanted.join(" or ")} in its path.`);
  process.exitCode = failed > 0 || files.length === 0 ? 1 : 0;
  console.log(`${tally.passed} passed, ${failed} failed`);
}

function testFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return /^(node_modules|dist|artifacts|fixtures|\..*)$/.test(entry.name) ? [] : testFiles(path);
    }
    return entry.name.endsWith(".test.ts") ? [relative(root, path)] : [];
  });
}
