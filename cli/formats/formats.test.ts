import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Finding } from "../../rules/finding.ts";
import { finding, poolFinding, resultOf, runCheck } from "../fixture.ts";
import { ruleHelp } from "./rule-help.ts";

const returned: Finding = {
  ...finding,
  file: "src/ä b,c:d.ts",
  severity: "information",
  range: { start: { line: 120, column: 3 }, end: { line: 120, column: 11 } },
  fixes: [finding.fixes[1]!],
  noFix: "line 14 sorts the whole array",
  concurrency: "unknown",
  read: { ...finding.read!, table: null, key: null },
};
const result = resultOf([finding, returned]);

test("text: by file, the read, the way, the fix or the reason, the sum", async () => {
  const { stdout } = await runCheck([], result);
  assert.equal(
    stdout,
    `src/report-service.ts
  9:26  warning  Loads every \`order\` row that is \`paid\` into memory, in up to 8 workers at once.  unbounded-read
        pool.ts:2 → report-worker.ts:4 → report-service.ts:4 → report-service.ts:9
        fix: read in batches of 1,000 by id (orm-memory-lint check --fix)

src/ä b,c:d.ts
  120:3  information  Loads every \`order\` row that is \`paid\` into memory, in up to 8 workers at once.  unbounded-read
         pool.ts:2 → report-worker.ts:4 → report-service.ts:4 → report-service.ts:9
         no automatic rewrite: line 14 sorts the whole array

1 warning, 1 information in 2,074 files (207 read closely) · 0.9 s
`,
  );
});

test("text: a finding on a pool has the place where it is made as its way", async () => {
  assert.equal(
    (await runCheck([], resultOf([poolFinding]))).stdout,
    `src/resize.ts
  6:20  warning  Makes a Piscina pool of up to 4 threads in every call of \`resize\` and never closes it.  pool-not-closed
        resize.ts:6
        fix, in the editor: close the pool with \`pool.destroy()\` in a \`finally\` (ends work that nobody waits for)

1 warning in 2,074 files (207 read closely) · 0.9 s
`,
  );
  const github = (await runCheck(["--format", "github"], resultOf([poolFinding]))).stdout;
  assert.match(
    github,
    /^::warning file=src\/resize\.ts,line=6,endLine=6,col=20,endColumn=27,title=pool-not-closed::Makes a/,
  );
});

test("text: no line is longer than the terminal is wide; colours only there, and not against NO_COLOR", async () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what is looked for are colours
  const codes = /\u001B\[\d+m/g;
  const { stdout } = await runCheck([], result, { tty: true, columns: 60 });
  assert.match(stdout, codes);
  for (const line of stdout.replace(codes, "").split("\n")) assert.ok(line.length <= 60, line);
  assert.doesNotMatch((await runCheck([], result, { tty: true, env: { NO_COLOR: "1" } })).stdout, codes);
  assert.doesNotMatch((await runCheck([], result)).stdout, codes);
});

test("text: silence says what was looked at, and no pool is not the same as no finding", async () => {
  assert.equal(
    (await runCheck([], resultOf([]))).stdout,
    "No unbounded reads in 4 pools (27 reads reached) · 2,074 files · 0.9 s\n",
  );
  const registrations = [{ name: "createJob", file: "src/jobs/job.ts", line: 3, calls: 31 }];
  const { stdout } = await runCheck([], { ...resultOf([], { entries: 0, reads: 0 }), registrations });
  assert.match(stdout, /^No pool, queue or scheduled job was found in 2,074 files, so no read was judged · 0\.9 s\n/);
  assert.match(stdout, /\n`createJob` in src\/jobs\/job\.ts takes a callback and is called 31 times\.\n/);
  assert.match(stdout, /orm-memory\.config\.json/);
});

test("json: validates against its schema, findings and none", async () => {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, "../../schemas/findings.schema.json"), "utf8"));
  const valid = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema);
  const problem = { severity: "error" as const, message: "x is not a setting.", file: null };
  for (const one of [result, resultOf([]), resultOf([], {}, [problem]), resultOf([poolFinding])]) {
    const { stdout } = await runCheck(["--format", "json"], one);
    assert.ok(valid(JSON.parse(stdout)), JSON.stringify(valid.errors));
  }
  const pool = JSON.parse((await runCheck(["--format", "json"], resultOf([poolFinding]))).stdout).findings[0];
  assert.deepEqual([pool.orm, pool.call, pool.table, pool.concurrency], [null, null, null, 4]);
  const { stdout } = await runCheck(["--format", "json"], result);
  assert.ok(!valid({ ...JSON.parse(stdout), version: 2 }));
});

test("sarif: validates against the 2.1.0 schema; the way is a code flow", async () => {
  // The schema as OASIS published it, from a package that carries it.
  const schema = createRequire(import.meta.url)("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  // Written for an older draft, whose `id` has become `$id`.
  const { $schema: _, id: __, ...draftLess } = schema;
  const valid: { (data: unknown): boolean; errors?: unknown } = ajv.compile(draftLess);
  const problems = [{ severity: "warning" as const, message: "x.ts can't be read.", file: "x.ts" }];
  const { stdout } = await runCheck(["--format", "sarif"], { ...result, problems });
  const log = JSON.parse(stdout);
  assert.equal(valid(log), true, JSON.stringify(valid.errors));
  const [run] = log.runs;
  assert.deepEqual(
    run.results.map((one: { level: string }) => one.level),
    ["warning", "note"],
  );
  assert.equal(run.results[0].codeFlows[0].threadFlows[0].locations.length, 4);
  assert.equal(run.results[1].locations[0].physicalLocation.artifactLocation.uri, "src/%C3%A4%20b%2Cc%3Ad.ts");
  assert.equal(run.tool.driver.rules[0].id, "unbounded-read");
  log.runs[0].results[0].level = "bad";
  assert.equal(valid(log), false);
  const pools = JSON.parse((await runCheck(["--format", "sarif"], resultOf([poolFinding]))).stdout);
  assert.equal(valid(pools), true, JSON.stringify(valid.errors));
  const [{ ruleId, codeFlows }] = pools.runs[0].results;
  assert.equal(ruleId, "pool-not-closed");
  assert.equal(codeFlows[0].message.text, "resize makes a Piscina pool of up to 4 threads");
});

test("sarif: a fingerprint stays when lines move, and tells two reads apart", async () => {
  const prints = async (findings: Finding[]) => {
    const { stdout } = await runCheck(["--format", "sarif"], resultOf(findings));
    const results: { partialFingerprints: object }[] = JSON.parse(stdout).runs[0].results;
    return results.map((one) => Object.values(one.partialFingerprints)[0] as string);
  };
  const moved = { ...finding, range: { start: { line: 90, column: 1 }, end: { line: 90, column: 9 } } };
  assert.deepEqual(await prints([finding]), await prints([moved]));
  assert.equal(new Set(await prints([finding, moved])).size, 2);
});

test("github: one command a finding, with what the format reserves escaped", async () => {
  const { stdout } = await runCheck(["--format", "github"], result);
  const [first = "", second = ""] = stdout.split("\n");
  assert.match(
    first,
    /^::warning file=src\/report-service\.ts,line=9,endLine=9,col=26,endColumn=34,title=unbounded-read::Loads every `order`/,
  );
  assert.match(second, /^::notice file=src\/ä b%2Cc%3Ad\.ts,/);
  assert.match(second, /%0ANo automatic rewrite: line 14 sorts the whole array\.%0A/);
  assert.equal(stdout.split("\n").length, 4);
});

test("every rule has help to carry along", async () => {
  const { rules } = await import("../../rules/index.ts");
  for (const { id } of rules) assert.doesNotMatch(ruleHelp(id), /^See the page/, id);
});
