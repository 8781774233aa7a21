/**
 * `npm run test:databases`: the proof of rewrites on real databases. `-- --full` runs every program on 200,000 rows and
 * looks how memory grows to 1,000,000; `-- --growth` only the latter; `-- typeorm,knex sqlite` chooses libraries and
 * databases by parts of their names; `-- --quick` measures nothing; `-- --rows 50000` takes another size;
 * `-- --write-docs` keeps the figures and writes the page.
 */
import { parseArgs } from "node:util";
import { Databases } from "./databases.ts";
import { ensurePackages } from "./machine.ts";
import { cells, failuresOf, line, type Row, table } from "./matrix.ts";
import { Meter } from "./measure.ts";
import { store } from "./page.ts";
import { programsOf } from "./programs/project.ts";
import { prove } from "./proof.ts";
import { type Prepared, prepare, type Rewrite } from "./suite.ts";
import { targets } from "./targets/index.ts";
import { idOf, type Kind, kinds, shows } from "./targets/target.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    full: { type: "boolean", default: false },
    growth: { type: "boolean", default: false },
    rows: { type: "string", default: "200000" },
    "write-docs": { type: "boolean", default: false },
  },
});
const rows = Number(values.rows);
const wanted = targets.filter((target) =>
  positionals.every((parts) =>
    parts.split(",").some((part) => idOf(target).includes(part) || target.name.toLowerCase().includes(part)),
  ),
);

const packages = await ensurePackages();
const databases = new Databases(packages);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
try {
  process.exitCode = (await run()) ? 0 : 1;
} finally {
  await databases.stop();
}

async function run(): Promise<boolean> {
  const all: Row[] = [];
  const meter = new Meter({ databases, packages, rows, growth: values.full || values.growth });
  for (const target of wanted) {
    const small = await prepare(target, programsOf(target), { batchSize: 100, packages, purpose: "small" });
    const proofs = await prove([small], databases, 700, packages);
    const large = values.quick
      ? small
      : await prepare(target, programsOf(target), { batchSize: 1000, packages, purpose: "large" });
    if (values.full) proofs.push(...(await prove([large], databases, rows, packages)));
    for (const kind of kinds) {
      const measured = values.quick ? null : await measuredOf(large, kind, meter);
      const own = proofs.filter((one) => one.rewrite.kind === kind && one.prepared === (values.full ? large : small));
      const row: Row = { prepared: small, kind, proofs: own, measured };
      all.push(row);
      console.log(line(row));
      for (const failure of failuresOf(row)) console.log(`  ✖ ${failure}`);
    }
    // What was measured so far is kept, whatever happens to the rest.
    if (values["write-docs"] && !values.quick)
      store(
        idOf(target),
        all.filter((one) => one.prepared === small),
        rows,
      );
  }
  console.log(`\n${table(all.map(cells))}`);
  const failures = all.flatMap((row) => failuresOf(row));
  const done = all.filter((row) => row.proofs.length > 0 && failuresOf(row).length === 0).length;
  console.log(`\n${done} passed, ${all.filter((row) => failuresOf(row).length > 0).length} failed`);
  return failures.length === 0;
}

async function measuredOf(prepared: Prepared, kind: Kind, meter: Meter) {
  const made = prepared.rewrites.filter((one) => one.kind === kind && one.refused === null);
  const one: Rewrite | undefined =
    made.find(({ program }) => program.name === `${shows(prepared.target, kind)}-plain`) ?? made[0];
  return one ? meter.measure(prepared, one) : null;
}
