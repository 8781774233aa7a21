/**
 * Every fix that is offered for Python, run with the real ORMs on SQLite, PostgreSQL and MariaDB: the program does what it
 * did, and takes less.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { applyEdits } from "../../rewrite/edit.ts";
import { checkedEngine } from "../../rules/cases/check.ts";
import { memoryHost } from "../../rules/cases/memory-host.ts";
import type { FixKind } from "../../rules/finding.ts";
import { Missing } from "../install.ts";
import { type Address, addressOf, type Driver, drivers } from "./drivers.ts";
import { installedPython, type Servers, startServers } from "./machine.ts";
import { labs, type Orm, programOf } from "./programs/models.ts";
import { poolProgramOf, poolPrograms } from "./programs/pools.ts";
import { type Program, programs } from "./programs/programs.ts";
import { type Ran, Runner } from "./runner.ts";

/** Several pages of a hundred and a part of one; a limit of a hundred needs fewer to change nothing. */
const rows = 230;
const few = 80;
/** So many that their memory stands out from that of a program without any. */
const many = 20_000;

const python = installedPython();
const skip = python instanceof Missing ? python.message : false;
if (skip) console.error(`The tests of Python's rewrites are skipped: ${skip}.`);

let servers: Servers | Missing;
const runners = new Map<string, Runner>();
before(async () => {
  if (skip) return;
  servers = await startServers();
  if (servers instanceof Missing) console.error(`Only SQLite is tried with Python's rewrites: ${servers.message}.`);
});
after(async () => {
  for (const runner of runners.values()) runner.stop();
  if (servers && !(servers instanceof Missing)) await servers.stop();
});

interface On {
  address: Address;
  runner: Runner;
}

/** The database of an ORM and a driver; undefined on a machine without its server. */
function on(orm: Orm, driver: Driver): On | undefined {
  if (servers instanceof Missing && drivers[driver] !== "sqlite") return undefined;
  const address = addressOf(driver, orm, servers as Servers);
  const key = `${orm} ${driver}`;
  const runner = runners.get(key) ?? new Runner(String(python), labs[orm].module, address);
  runners.set(key, runner);
  return { address, runner };
}

const run = ({ runner, address }: On, orm: Orm, text: string, count: number) =>
  runner.run({ "models.py": labs[orm].models(address), "work.py": text }, count);

/** The program after each fix that is offered; the finding is gone, or it is told here. */
async function fixed(
  orm: Orm,
  address: Address,
  text: string,
  batchSize: number,
  of = "unbounded-read",
): Promise<Map<FixKind, string>> {
  const check = (program: string) =>
    checkedEngine(
      memoryHost([
        ["models.py", labs[orm].models(address)],
        ["work.py", program],
        ["orm-memory.config.json", JSON.stringify({ batchSize, rules: { [of]: "warning" } })],
      ]),
    );
  const linter = await check(text);
  const { findings } = await linter.check();
  const finding = findings.find(({ rule }) => rule === of);
  assert.ok(finding, `nothing was found:\n${text}`);
  const texts = new Map<FixKind, string>();
  for (const { kind } of finding.fixes) {
    if (kind === "suppress") continue;
    const fix = await linter.fix(finding, kind);
    assert.ok("edits" in fix, "reason" in fix ? fix.reason : "");
    const program = applyEdits(text, fix.edits);
    const left = (await (await check(program)).check()).findings.filter(({ rule }) => rule === of);
    assert.equal(left.length, kind === "narrow" ? 1 : 0, `found after ${kind}:\n${program}`);
    texts.set(kind, program);
  }
  return texts;
}

/** What was rewritten for a driver, which all drivers have that are offered the same. */
const known = new Map<string, Promise<{ models: string; texts: Map<FixKind, string> }>>();

async function rewrites(program: Program, { address }: On): Promise<Map<FixKind, string>> {
  const { orm, what, body, inOneFile } = program;
  const key = [orm, what, inOneFile && drivers[address.driver] === "mariadb"].join(" ");
  const models = labs[orm].models(address);
  const made =
    known.get(key) ??
    fixed(orm, address, programOf(orm, body, address, inOneFile), 100).then((texts) => ({ models, texts }));
  known.set(key, made);
  const { models: others, texts } = await made;
  return new Map([...texts].map(([kind, text]) => [kind, text.replace(others, () => models)]));
}

/** A driver of MySQL loses rows of a stream, or breaks it off, beside other work of the same session. */
const losesStreams = (orm: Orm, driver: Driver): boolean =>
  orm.startsWith("sqlalchemy") && drivers[driver] === "mariadb";

/** What is not offered where a program names the driver. */
const isLeftOut = (kind: FixKind, { orm, inOneFile }: Program, driver: Driver): boolean =>
  kind === "stream" &&
  (losesStreams(orm, driver) || (orm === "django" && drivers[driver] === "mariadb" && inOneFile === true));

/** It is sent what PyMySQL is sent; what it holds and loses is measured. */
const isSecond = (driver: Driver, orm: Orm): boolean => driver === "mysqldb" && orm === "sqlalchemy";

/** The driver has all rows itself, without what the ORM makes of them: the title of the fix says so. */
const holdsRows = (orm: Orm, driver: Driver): boolean =>
  orm === "peewee" ? drivers[driver] !== "sqlite" : drivers[driver] === "mariadb";

for (const orm of Object.keys(labs) as Orm[])
  describe(`rewrites of ${orm}`, { skip, concurrency: true }, () => {
    for (const program of programs.filter((one) => one.orm === orm))
      for (const driver of labs[orm].drivers.filter((one) => !isSecond(one, orm) || program.inOneFile))
        test(`${program.what}, by ${driver}`, async (t) => {
          const there = on(orm, driver);
          if (!there) return t.skip("no servers");
          const first = programOf(orm, program.body, there.address, program.inOneFile);
          const texts = await rewrites(program, there);
          const expected = program.fixes.filter((kind) => !isLeftOut(kind, program, driver));
          assert.deepEqual([...texts.keys()], expected);
          const [all, some] = await Promise.all([rows, few].map((count) => run(there, orm, first, count)));
          assert.equal(all!.error, null);
          assert.ok(all!.out.length > 0);
          for (const [kind, text] of texts) {
            const before = kind === "bound" ? some! : all!;
            const { out, error } = await run(there, orm, text, kind === "bound" ? few : rows);
            assert.equal(error, null, text);
            assert.equal(out, before.out, text);
          }
        });

    for (const driver of orm === "dbapi" ? [] : labs[orm].drivers)
      test(`take a third of the memory at most by ${driver}, with ${many} rows`, async (t) => {
        const there = on(orm, driver);
        if (!there) return t.skip("no servers");
        const { body } = programs.find((one) => one.orm === orm)!;
        // What is printed is kept by the test.
        const whole = `n = 0\n${body.replace(/print\(.*/, "n += user.age")}\nprint(n)`;
        const first = programOf(orm, whole, there.address, true);
        const texts = await fixed(orm, there.address, first, 1000);
        const [none, all] = await Promise.all([1, many].map((count) => run(there, orm, first, count)));
        assert.equal(all!.error, null);
        const cost = (ran: Ran): number => ran.grown - none!.grown;
        for (const [kind, text] of texts) {
          if (kind === "bound") continue;
          const rewritten = await run(there, orm, text, many);
          assert.equal(rewritten.error, null);
          assert.equal(rewritten.out, all!.out);
          const figures = `${kind}: the rows take ${cost(rewritten)} kB at the peak, and ${cost(all!)} kB before`;
          t.diagnostic(figures);
          const most = kind === "narrow" ? 0.8 : kind === "stream" && holdsRows(orm, driver) ? 0.95 : 1 / 3;
          assert.ok(cost(rewritten) < cost(all!) * most, figures);
        }
      });
  });

describe("pools that a fix closes", { skip }, () => {
  for (const program of poolPrograms)
    test(program.what, async () => {
      const there = on("sqlalchemy", "sqlite")!;
      const first = poolProgramOf(program);
      const texts = await fixed("sqlalchemy", there.address, first, 100, "pool-not-closed");
      assert.deepEqual([...texts.keys()], ["close"]);
      const [before, after] = await Promise.all(
        [first, texts.get("close")!].map((text) => run(there, "sqlalchemy", text, few)),
      );
      const lines = ({ out, error }: Ran): string[] => [...out.trim().split("\n"), ...(error ? [error] : [])];
      assert.deepEqual(lines(after!).slice(0, -1), lines(before!).slice(0, -1));
      // Before, CPython's collector may have ended the threads of a pool that nobody refers to any more, or not.
      assert.equal(lines(after!).at(-1), "1");
    });
});

describe("why no stream is offered where the driver or the loop is not known", { skip }, () => {
  // What becomes of 230 rows when each loop reads a relation of its row.
  const ends = {
    sqlite: "230 rows",
    psycopg2: "230 rows",
    pymysql: "10 rows",
    mysqldb: "ProgrammingError after 0 rows",
  } as const;
  for (const [driver, end] of Object.entries(ends) as [keyof typeof ends, string][])
    test(`another statement beside \`yield_per(10)\`, by ${driver}: ${end}`, async (t) => {
      const there = on("sqlalchemy", driver);
      if (!there) return t.skip("no servers");
      const body = [
        '__import__("logging").disable()',
        "seen = 0",
        "try:",
        "    for user in session.query(User).yield_per(10):",
        "        session.execute(select(Team).where(Team.id == user.team_id)).scalars().one()",
        "        seen += 1",
        '    print(seen, "rows")',
        "except Exception as error:",
        '    print(type(error).__name__, "after", seen, "rows")',
      ].join("\n");
      const { out } = await run(there, "sqlalchemy", programOf("sqlalchemy", body, there.address), rows);
      assert.equal(out.trim(), end);
    });
});
