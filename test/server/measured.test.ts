import assert from "node:assert/strict";
import { utimesSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { checkIn } from "../../cli/workspace-fixture.ts";
import { everything } from "./client.ts";
import { leak, makeWorkspace, startIn, type TestWorkspace, worker } from "./workspace.ts";

const BEFORE = new Date(Date.now() - 60_000);

/** A run's call sites as the probe writes them; `line` 6 is the read. */
function measure(workspace: TestWorkspace, run: string, at: string, sites: object[], folder = ""): void {
  const file = join(workspace.folder, folder, "worker.ts");
  const all = sites.map((site) => ({
    file,
    line: 6,
    bytes: null,
    estimated: false,
    atOnce: 1,
    streamed: false,
    ...site,
  }));
  const text = JSON.stringify({ version: 1, startedAt: at, sites: all });
  workspace.write(join(folder, `.orm-memory/runs/${run}/sites.json`), text);
  workspace.write(join(folder, `.orm-memory/runs/${run}/report.json`), "{}");
}

/** The leak, whose file is older than the runs that are made of it. */
function measured(t: TestContext, files = leak): TestWorkspace {
  const workspace = makeWorkspace(t, files);
  for (const name of Object.keys(files)) utimesSync(join(workspace.folder, name), BEFORE, BEFORE);
  return workspace;
}

const now = () => new Date().toISOString();
const large = { rows: 200_000, bytes: 96 * 1024 ** 2, estimated: true, atOnce: 10 };

test("a finding's message ends with what was measured, and a lens stands above the call", async (t) => {
  const workspace = measured(t);
  measure(workspace, "2026-11-27T10-00-00", now(), [large, { line: 2, rows: 3 }]);
  const client = await startIn(t, workspace);
  const uri = workspace.uri("worker.ts");
  await client.open(uri, worker);
  const [diagnostic] = await client.pull(uri);
  assert.match(String(diagnostic!.message), /at once\. Last probe: 200,000 rows, about 96 MB each, 10 at once\.$/);
  const lenses = await client.lenses(uri);
  assert.deepEqual(
    lenses.map(({ range, command }) => [range.start.line, command?.title]),
    [
      [1, "3 rows"],
      [5, "200,000 rows · about 96 MB · 10 at once"],
    ],
  );
});

test("a run that ends while the editor is open is taken in, and the lenses are asked for again", async (t) => {
  const workspace = measured(t);
  const capabilities = { ...everything, workspace: { ...everything.workspace, codeLens: { refreshSupport: true } } };
  const client = await startIn(t, workspace, { capabilities });
  const uri = workspace.uri("worker.ts");
  await client.open(uri, worker);
  assert.doesNotMatch(String((await client.pull(uri))[0]!.message), /Last probe/);
  const run = "2026-11-27T10-00-00";
  measure(workspace, run, now(), [{ rows: 5000, bytes: 1024 ** 2 }]);
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: workspace.uri(`.orm-memory/runs/${run}/report.json`), type: 1 }],
  });
  await client.until("the message tells of the run", async () =>
    /Last probe: 5,000 rows, 1 MB each\.$/.test(String((await client.pull(uri))[0]?.message)),
  );
  assert.equal(client.told.lensRefreshes, 1);
});

test("lenses can be switched off", async (t) => {
  const workspace = measured(t);
  measure(workspace, "2026-11-27T10-00-00", now(), [large]);
  const client = await startIn(t, workspace, { settings: { measuredCodeLens: false } });
  const uri = workspace.uri("worker.ts");
  await client.open(uri, worker);
  assert.deepEqual(await client.lenses(uri), []);
  assert.match(String((await client.pull(uri))[0]!.message), /Last probe/);
});

test("check tells it in its message and in JSON; the newest run counts, broken ones do not", async (t) => {
  const workspace = measured(t);
  measure(workspace, "2026-11-27T10-00-00", new Date(Date.now() - 30_000).toISOString(), [{ rows: 900_000 }]);
  measure(workspace, "2026-11-27T11-00-00", now(), [{ rows: 400 }, large]);
  workspace.write(".orm-memory/runs/2026-11-27T12-00-00/sites.json", "{ broken");
  workspace.write(".orm-memory/runs/2026-11-27T13-00-00/sites.json", '{ "version": 7, "sites": [] }');
  measure(workspace, "2026-11-27T14-00-00", now(), [
    { rows: 7, bytes: "many" },
    { rows: 8, atOnce: undefined },
  ]);
  const { stdout } = await checkIn(workspace.folder, "--format", "json");
  const [finding] = (JSON.parse(stdout) as { findings: { message: string; measured: Record<string, unknown> }[] })
    .findings;
  assert.match(finding!.message, /Last probe: 200,000 rows, about 96 MB each, 10 at once\.$/);
  const { at, ...figures } = finding!.measured;
  assert.deepEqual(figures, { ...large, stale: false });
  assert.ok(Date.parse(String(at)) > Date.now() - 20_000);
});

test("a baseline that was written before the run still knows the finding", async (t) => {
  const workspace = measured(t);
  await checkIn(workspace.folder, "--baseline", "b.json", "--write-baseline");
  measure(workspace, "2026-11-27T10-00-00", now(), [large]);
  assert.equal((await checkIn(workspace.folder, "--baseline", "b.json")).status, 0);
});

test("after a change of the file only the very line is believed, and no lens is shown", async (t) => {
  const workspace = measured(t);
  measure(workspace, "2026-11-27T10-00-00", BEFORE.toISOString(), [large]);
  workspace.write("worker.ts", worker);
  const { stdout } = await checkIn(workspace.folder, "--format", "json");
  const [finding] = (JSON.parse(stdout) as { findings: { message: string }[] }).findings;
  assert.match(finding!.message, /Last probe, before this file was changed: 200,000 rows/);
  workspace.write("worker.ts", `// a line more\n${worker}`);
  const moved = JSON.parse((await checkIn(workspace.folder, "--format", "json")).stdout) as typeof finding & {
    findings: { message: string }[];
  };
  assert.doesNotMatch(moved.findings[0]!.message, /Last probe/);
  const client = await startIn(t, workspace);
  const uri = workspace.uri("worker.ts");
  await client.open(uri, `// a line more\n${worker}`);
  assert.deepEqual(await client.lenses(uri), []);
});

test("a chain over several lines is one call, and a package's own runs count", async (t) => {
  const chain = worker.replace("prisma.order.findMany(", "prisma\n    .order\n    .findMany(");
  const files = Object.fromEntries(
    Object.entries({ ...leak, "worker.ts": chain }).map(([name, text]) => [`packages/a/${name}`, text]),
  );
  const workspace = measured(t, files);
  measure(workspace, "2026-11-27T10-00-00", now(), [{ ...large, atOnce: 1 }], "packages/a");
  const { stdout } = await checkIn(workspace.folder);
  assert.match(stdout.replace(/\s+/g, " "), /Last probe: 200,000 rows, about 96 MB each\. unbounded-read/);
});
