import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ProbeReport } from "../../probe/index.ts";
import { assertValid } from "../../probe/test-run.ts";
import { Databases } from "../databases/databases.ts";
import { installedPackages } from "../databases/machine.ts";
import { Missing } from "../install.ts";
import { RealPrograms } from "./real-programs.ts";

const USERS = 60_000;
const packages = await installedPackages();

const reads = [
  "better-sqlite3.mjs",
  "typeorm-sqlite.mjs",
  "knex-sqlite.mjs",
  "drizzle-sqlite.mjs",
  "prisma-sqlite.mjs",
] as const;

describe("a program that is killed still tells what it died of", {
  skip: packages instanceof Missing ? packages.message : false,
}, () => {
  if (packages instanceof Missing) return;
  const real = new RealPrograms(packages);
  const databases = new Databases(packages);
  let address: string;
  before(async () => {
    await real.generateClients();
    address = await databases.filled("sqlite", USERS);
  });
  after(async () => {
    await databases.stop();
    real.remove();
  });

  const placed = (report: ProbeReport, name: string) => {
    assertValid(report);
    const [first] = report.summary.inFlightAtPeak;
    const site = report.sites.find(({ id }) => id === first?.site);
    assert.equal(`${site?.file}:${site?.line}`, `reads/${name}:${real.lineOf(`reads/${name}`)}`);
    return first!;
  };

  for (const name of reads) {
    test(`${name.replace(/\.\w+$/, "")}, killed while four workers hold their rows`, async () => {
      const { report, status, said } = await real.probe(["pool.mjs", name, address, "4", "5000", "kill-at-peak"]);
      assert.equal(status, 137);
      assert.equal(report.run.exit.signal, "SIGKILL");
      const first = placed(report, name);
      assert.equal(first.state, "result-held");
      assert.equal(first.rows, USERS);
      // An ORM that makes objects of its own leaves the driver's rows to be collected.
      const keepsRows = /^(?:better-sqlite3|knex)/.test(name);
      assert.ok(report.summary.inFlightAtPeak.length >= (keepsRows ? 4 : 1));
      assert.match(said, new RegExp(`^query {4}reads/${name}:${real.lineOf(`reads/${name}`)} `, "m"));
      // The sampler is outside of the program: its last sample is at most a tick older than the program's end.
      assert.ok(report.run.wallMs - report.series.t.at(-1)! < 500);
    });
  }

  test("killed while the query is in flight", async () => {
    const big = await databases.filled("sqlite", 5 * USERS);
    const name = "better-sqlite3.mjs";
    const { report } = await real.probe(["pool.mjs", name, big, "4", "5000", "kill-in-flight"]);
    const first = placed(report, name);
    assert.equal(first.state, "running");
    assert.equal(first.rows, null, "it never ended");
    assert.ok(report.queries.some(({ t1 }) => t1 === null));
  });

  test("a heap that reaches its limit (--max-old-space-size)", async () => {
    const name = "better-sqlite3.mjs";
    const { report, status, said } = await real.probe(["--max-old-space-size=12", "main-thread.mjs", name, address]);
    assert.equal(status, 134);
    assert.equal(report.run.exit.verdict, "aborted");
    assert.equal(placed(report, name).state, "running");
    assert.match(said, /in flight for \d\.\d s when it ended/);
  });

  test("a worker that reaches its own limit", async () => {
    const name = "better-sqlite3.mjs";
    const { report, said } = await real.probe(["pool.mjs", name, address, "2", "3000", "limit-12"]);
    assert.equal(report.run.exit.verdict, "worker-heap-limit");
    assert.ok(
      report.isolates.some(({ end, workerLimit }) => end === "out-of-memory" && workerLimit === 12 * 1024 ** 2),
    );
    placed(report, name);
    assert.match(said, /A worker's heap reached its limit/);
  });

  test("no more address space (ulimit -v)", { timeout: 60_000 }, async () => {
    const name = "better-sqlite3.mjs";
    const big = await databases.filled("sqlite", 5 * USERS);
    const limit = `ulimit -v 1300000; exec "$0" "$@"`;
    const { report, status } = await real.probe(["main-thread.mjs", name, big], { shell: limit });
    if (status === 0) assert.fail("the limit did not bite; it is to be chosen smaller");
    assert.notEqual(report.run.exit.verdict, "ok");
    placed(report, name);
  });
});
