/**
 * Random programs on a real SQLite, over libraries of four kinds: whatever is offered compiles and does the same.
 * A failure names its seed: `SEED=17 PROGRAMS=1 npm test -- databases/random` runs it again.
 */
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { Missing } from "../install.ts";
import { Databases } from "./databases.ts";
import { installedPackages, type Packages } from "./machine.ts";
import { randomProgram, writers } from "./programs/random.ts";
import { prove } from "./proof.ts";
import { prepare } from "./suite.ts";
import { targets } from "./targets/index.ts";

const first = Number(process.env.SEED ?? 1);
const many = Number(process.env.PROGRAMS ?? 40);
const users = 330;

const packages = await installedPackages();
const databases = packages instanceof Missing ? null : new Databases(packages);
const skip = packages instanceof Missing ? packages.message : false;
if (skip) console.error(`The tests of random programs are skipped: ${skip}.`);

describe("random programs", { skip, concurrency: 2 }, () => {
  for (const target of targets.filter((one) => one.engine === "sqlite" && writers[one.orm]))
    test(`${many} over ${target.name}`, async () => {
      const programs = Array.from({ length: many }, (_, at) => randomProgram(target, first + at));
      const options = { batchSize: 100, packages: packages as Packages, purpose: "random" };
      const prepared = await prepare(target, programs, options);
      assert.ok(prepared.found.size === many, `only ${prepared.found.size} of ${many} reads were found`);
      const proofs = await prove([prepared], databases!, users, packages as Packages);
      if (many > 10) assert.ok(proofs.length > many / 2, `only ${proofs.length} rewrites were offered`);
      for (const { rewrite, complaint, difference } of proofs) {
        const where = `SEED=${rewrite.program.name.slice("random".length)} ${rewrite.kind}\n${rewrite.program.text}`;
        assert.equal(complaint, null, `does not compile: ${where}`);
        assert.equal(difference, null, where);
      }
    });
});

after(() => databases?.stop());
