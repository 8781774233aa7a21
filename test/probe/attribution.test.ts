import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { assertValid } from "../../probe/test-run.ts";
import type { Engine } from "../databases/data/engines.ts";
import { Databases } from "../databases/databases.ts";
import { installedPackages } from "../databases/machine.ts";
import { Missing } from "../install.ts";
import { RealPrograms } from "./real-programs.ts";

const USERS = 4000;
const THREADS = 3;

const packages = await installedPackages();

/** By the driver that a program's query passes. */
interface Expected {
  engine: Engine;
  driver: string;
  orm: string | null;
  bytes: "driver" | "estimate" | null;
  streamed?: true;
}

const sqlite = { engine: "sqlite", driver: "better-sqlite3", bytes: "estimate" } as const;
const postgres = { engine: "postgres", driver: "pg", bytes: "driver" } as const;
const mariadb = { engine: "mariadb", driver: "mysql2", bytes: "driver" } as const;
const mongo = { engine: "mongo", driver: "mongodb", bytes: "estimate" } as const;

const programs: Record<string, Expected> = {
  "better-sqlite3.mjs": { ...sqlite, orm: null },
  "node-sqlite.mjs": { ...sqlite, driver: "node:sqlite", orm: null },
  "typeorm-sqlite.mjs": { ...sqlite, orm: "typeorm" },
  "knex-sqlite.mjs": { ...sqlite, orm: "knex" },
  "kysely-sqlite.mjs": { ...sqlite, orm: "kysely" },
  "drizzle-sqlite.mjs": { ...sqlite, orm: "drizzle-orm" },
  "prisma-sqlite.mjs": { ...sqlite, orm: "@prisma/client" },
  "pg-pool.mjs": { ...postgres, orm: null },
  "pg-callback.mjs": { ...postgres, orm: null },
  "pg-stream.mjs": { ...postgres, orm: null, streamed: true },
  "typeorm-pg.mjs": { ...postgres, orm: "typeorm" },
  "knex-pg.mjs": { ...postgres, orm: "knex" },
  "drizzle-pg.mjs": { ...postgres, orm: "drizzle-orm" },
  "drizzle-pg-cjs.cjs": { ...postgres, orm: "drizzle-orm" },
  "prisma-pg.mjs": { ...postgres, orm: "@prisma/client" },
  "sequelize-pg.mjs": { ...postgres, orm: "sequelize" },
  "mysql2-pool.mjs": { ...mariadb, orm: null },
  "mysql2-callback.mjs": { ...mariadb, orm: null },
  "mongodb.mjs": { ...mongo, orm: null },
  "mongoose.mjs": { ...mongo, orm: "mongoose" },
};

describe("the agent names the line, the rows and the bytes of a read in workers", {
  skip: packages instanceof Missing ? packages.message : false,
}, () => {
  if (packages instanceof Missing) return;
  const real = new RealPrograms(packages);
  const databases = new Databases(packages);
  before(() => real.generateClients());
  after(async () => {
    await databases.stop();
    real.remove();
  });

  test("every program that is there is tested", () => {
    assert.deepEqual(readdirSync(`${real.folder}/reads`).sort(), Object.keys(programs).sort());
  });

  for (const [name, expected] of Object.entries(programs)) {
    test(`${name.replace(/\.\w+$/, "")} on ${expected.engine}`, async () => {
      const address = await databases.filled(expected.engine, USERS);
      const { report, output, said } = await real.probe(["pool.mjs", name, address, String(THREADS), "600"]);
      assertValid(report);
      assert.equal(output.trim(), JSON.stringify(Array(THREADS).fill(USERS)), said);
      const [site] = report.sites;
      assert.ok(site, JSON.stringify(report.coverage));
      assert.equal(`${site.file}:${site.line}`, `reads/${name}:${real.lineOf(`reads/${name}`)}`);
      assert.equal(site.driver, expected.driver);
      assert.equal(site.orm, expected.orm);
      assert.equal(site.maxRows, USERS);
      assert.equal(site.totalRows, THREADS * USERS);
      assert.equal(site.calls, THREADS);
      assert.equal(site.bytesSource, expected.bytes);
      // A row is an address, a state and a life of 200 letters, or more in an encoding with names.
      assert.ok(site.maxBytes! > 100 * USERS && site.maxBytes! < 1000 * USERS, `${site.maxBytes} bytes`);
      assert.equal(site.streamed, expected.streamed === true);
      assert.equal(site.isolates.length, THREADS);
      assert.equal(report.coverage.agent, "all-isolates");
      if (expected.streamed) return;
      for (const { site: at } of report.summary.inFlightAtPeak) assert.equal(at, site.id);
      assert.ok(report.summary.rowsHeldPeak! >= USERS);
    });
  }

  for (const [kind, engine] of [
    ["sqlite", "sqlite"],
    ["pg", "postgres"],
    ["mysql", "mariadb"],
  ] as const) {
    test(`a statement that was always small is seen when it is not (${kind})`, async () => {
      const address = await databases.filled(engine, USERS);
      const { report, output, said } = await real.probe(["chatty.mjs", kind, address]);
      assert.equal(output.trim(), `true ${USERS}`, said);
      const [site] = report.sites;
      assert.equal(site?.maxRows, USERS);
      assert.equal(site.calls, 3001);
      assert.equal(site.sampled, true);
      assert.equal(site.file, "chatty.mjs");
    });
  }
});
