/**
 * Every library on every database × every rewrite, on a few hundred rows: what is offered, that it compiles against the
 * library's own types, and that the program does what it did. `npm run test:databases` measures the same programs.
 */
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { Missing } from "../install.ts";
import { Databases } from "./databases.ts";
import { installedPackages, type Packages } from "./machine.ts";
import { programsOf } from "./programs/project.ts";
import { type Proof, prove } from "./proof.ts";
import { type Prepared, prepare } from "./suite.ts";
import { targets } from "./targets/index.ts";
import { hasToHave, idOf, kinds, type Target } from "./targets/target.ts";

/** Odd, so that the last page is not full, and several pages of a hundred. */
const users = 330;

/** The second engine's work fills the time in which the first waits for its database. */
const atOnce = 2;

const packages = await installedPackages();
const databases = packages instanceof Missing ? null : new Databases(packages);
const skip = packages instanceof Missing ? packages.message : false;
if (skip) console.error(`The database tests are skipped: ${skip}.`);

interface Outcome {
  prepared: Prepared;
  proofs: readonly Proof[];
}

const outcomes: Map<string, Promise<Outcome>> = packages instanceof Missing ? new Map() : started(packages);

for (const target of targets)
  describe(`${target.name} on ${target.engine}`, { skip }, () => {
    for (const kind of kinds) {
      const never = target.never?.[kind];
      if (never !== undefined) {
        test(`${kind}: none, and the reason is told`, async () => {
          const { prepared } = await outcomes.get(idOf(target))!;
          assert.deepEqual(
            prepared.rewrites.filter((one) => one.kind === kind).map((one) => one.name),
            [],
          );
          assert.equal(await prepared.reasonFor("loop-where", kind), never);
        });
        continue;
      }
      test(`${kind}: is offered where it has to be`, async () => {
        const { prepared } = await outcomes.get(idOf(target))!;
        const offered = new Set(prepared.rewrites.filter((one) => one.kind === kind).map((one) => one.program.name));
        const wanted = prepared.programs.filter((program) => hasToHave(target, kind, program));
        assert.ok(wanted.length > 0);
        for (const { name } of wanted) assert.ok(offered.has(name), `${name}: ${await prepared.reasonFor(name, kind)}`);
        for (const [shape, reason] of Object.entries(target.except?.[kind] ?? {}))
          assert.equal((await prepared.reasonFor(`loop-${shape}`, kind)).replace(/^line \d+ /, ""), reason, shape);
      });
      test(`${kind}: compiles, same rows`, async () => {
        const { proofs } = await outcomes.get(idOf(target))!;
        const own = proofs.filter((one) => one.rewrite.kind === kind);
        assert.ok(own.length > 0);
        for (const { rewrite, complaint, difference } of own) {
          assert.equal(complaint, null, `${rewrite.name} does not compile`);
          assert.equal(difference, null, rewrite.name);
        }
      });
    }
  });

after(() => databases?.stop());

/** Starts the work on all targets, so many at a time; programs of several targets are type-checked together. */
function started(packages: Packages): Map<string, Promise<Outcome>> {
  const waiting = [...targets];
  const all = new Map(targets.map((target) => [idOf(target), promised<Outcome>()]));
  const work = async (): Promise<void> => {
    for (let some = waiting.splice(0, 3); some.length > 0; some = waiting.splice(0, 3)) await provenTogether(some);
  };
  const provenTogether = async (some: readonly Target[]): Promise<void> => {
    try {
      const prepared: Prepared[] = [];
      for (const target of some)
        prepared.push(await prepare(target, programsOf(target), { batchSize: 100, packages, purpose: "test" }));
      const proofs = await prove(prepared, databases!, users, packages);
      for (const one of prepared)
        all.get(idOf(one.target))!.done({ prepared: one, proofs: proofs.filter((proof) => proof.prepared === one) });
    } catch (error) {
      for (const target of some) all.get(idOf(target))!.failed(error);
    }
  };
  for (let at = 0; at < atOnce; at++) void work();
  return new Map([...all].map(([id, { promise }]) => [id, promise]));
}

function promised<T>(): { promise: Promise<T>; done: (value: T) => void; failed: (error: unknown) => void } {
  let done: (value: T) => void = () => undefined;
  let failed: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((resolve, reject) => {
    done = resolve;
    failed = reject;
  });
  // Whoever awaits it hears of it.
  promise.catch(() => undefined);
  return { promise, done, failed };
}
