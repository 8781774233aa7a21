/** Every fix that is offered for Python, run with the real ORMs on SQLite: the program does what it did, and takes less. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { applyEdits } from "../../rewrite/edit.ts";
import { memoryHost } from "../../rules/cases/memory-host.ts";
import type { FixKind } from "../../rules/finding.ts";
import { createLinter } from "../../rules/index.ts";
import { Missing } from "../install.ts";
import { installedPython } from "./machine.ts";
import { models, type Orm, programOf } from "./programs/models.ts";
import { programs } from "./programs/programs.ts";

/** Several pages of a hundred and a part of one; a limit of a hundred needs fewer to change nothing. */
const rows = 345;
const few = 80;

const python = installedPython();
const skip = python instanceof Missing ? python.message : false;
if (skip) console.error(`The tests of Python's rewrites are skipped: ${skip}.`);
const runner = fileURLToPath(new URL("programs/run.py", import.meta.url));
// Every commit would wait for a disk.
const home = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "python-rewrites-"));
after(() => rmSync(home, { recursive: true, force: true }));

interface Ran {
  out: string;
  error: string | null;
  /** Growth of the peak, in kB. */
  grown: number;
}

/** The program after each fix that is offered; the finding is gone, or it is told here. */
async function fixed(orm: Orm, text: string, batchSize: number): Promise<Map<FixKind, string>> {
  const check = (program: string) =>
    createLinter(
      memoryHost([
        ["models.py", models[orm]],
        ["work.py", program],
        ["orm-memory.config.json", JSON.stringify({ batchSize })],
      ]),
    );
  const linter = check(text);
  const { findings } = await linter.check();
  const finding = findings.find(({ rule }) => rule === "unbounded-read");
  assert.ok(finding, "nothing was found");
  const texts = new Map<FixKind, string>();
  for (const { kind } of finding.fixes) {
    if (kind === "suppress") continue;
    const fix = await linter.fix(finding, kind);
    assert.ok("edits" in fix, "reason" in fix ? fix.reason : "");
    const program = applyEdits(text, fix.edits);
    const left = (await check(program).check()).findings.filter(({ rule }) => rule === "unbounded-read");
    assert.deepEqual(left, [], `found after ${kind}:\n${program}`);
    texts.set(kind, program);
  }
  return texts;
}

let folders = 0;

/** Runs programs of one ORM, one after the other, each with a database of its own. */
async function run(orm: Orm, tasks: readonly { text: string; rows: number }[]): Promise<Ran[]> {
  const written = tasks.map(({ text, rows: count }) => {
    const folder = join(home, String(folders++));
    mkdirSync(folder);
    writeFileSync(join(folder, "models.py"), models[orm]);
    writeFileSync(join(folder, "work.py"), text);
    return { folder, rows: count };
  });
  const { stdout } = await promisify(execFile)(String(python), ["-B", runner, orm, JSON.stringify(written)], {
    maxBuffer: 1 << 28,
  });
  for (const { folder } of written) rmSync(folder, { recursive: true });
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Ran);
}

for (const orm of Object.keys(models) as Orm[])
  describe(`rewrites of ${orm}`, { skip, concurrency: 2 }, () => {
    for (const { what, body, inOneFile, fixes } of programs.filter((program) => program.orm === orm))
      test(what, async () => {
        const before = programOf(orm, body, inOneFile);
        const after = await fixed(orm, before, 100);
        assert.deepEqual([...after.keys()], fixes);
        const tasks = [...after].map(([kind, text]) => ({ text, rows: kind === "bound" ? few : rows }));
        const [all, some, ...ran] = await run(orm, [{ text: before, rows }, { text: before, rows: few }, ...tasks]);
        assert.equal(all!.error, null);
        assert.ok(all!.out.length > 0);
        ran.forEach(({ out, error }, index) => {
          assert.equal(error, null, tasks[index]!.text);
          assert.equal(out, tasks[index]!.rows === few ? some!.out : all!.out, tasks[index]!.text);
        });
      });

    test("takes less than half of the memory, with 100,000 rows", async () => {
      const { body } = programs.find((program) => program.orm === orm)!;
      // What is printed is kept by the test.
      const before = programOf(orm, body.replace(/print\(.*/, "n += user.age").concat("\nprint(n)"), true);
      const rewrites = [...(await fixed(orm, before, 1000))].filter(([kind]) => kind === "batch" || kind === "stream");
      const texts = [before, ...rewrites.map(([, text]) => text)];
      const [all, ...ran] = await run(
        orm,
        texts.map((text) => ({ text, rows: 100_000 })),
      );
      assert.ok(ran.length > 0);
      ran.forEach(({ out, error, grown }, index) => {
        assert.equal(error, null);
        assert.equal(out, all!.out);
        assert.ok(grown < all!.grown / 2, `${rewrites[index]![0]}: ${grown} kB of ${all!.grown}`);
      });
    });
  });
