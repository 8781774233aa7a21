/**
 * `npm run bench:call-sites [runs]`: how often the probe names the right line. Four workers read 200,000 rows each, through five libraries,
 * and are killed at the peak or finish there; the call site that is in flight at the peak has to be the line of the read. Exit
 * status 1 when one run named another.
 */
import { Databases } from "../databases/databases.ts";
import { ensurePackages } from "../databases/machine.ts";
import { RealPrograms } from "./real-programs.ts";

const ROWS = 200_000;
const runs = Number(process.argv[2] ?? 20);
const libraries = {
  Prisma: "prisma-sqlite.mjs",
  TypeORM: "typeorm-sqlite.mjs",
  Drizzle: "drizzle-sqlite.mjs",
  Knex: "knex-sqlite.mjs",
  "better-sqlite3": "better-sqlite3.mjs",
};

const packages = await ensurePackages();
const databases = new Databases(packages);
const real = new RealPrograms(packages);
let wrong = 0;
try {
  await real.generateClients();
  const address = await databases.filled("sqlite", ROWS);
  for (const [name, program] of Object.entries(libraries)) {
    const line = `reads/${program}:${real.lineOf(`reads/${program}`)}`;
    const right = { killed: 0, finished: 0 };
    for (let run = 0; run < runs; run++) {
      for (const end of ["killed", "finished"] as const) {
        const hold = end === "killed" ? ["5000", "kill-at-peak"] : ["100"];
        const { report } = await real.probe(["pool.mjs", program, address, "4", ...hold]);
        const [first] = report.summary.inFlightAtPeak;
        const site = report.sites.find(({ id }) => id === first?.site);
        const named = `${site?.file}:${site?.line}`;
        if (named === line) right[end]++;
        else
          console.log(`  ${name}, ${end}: named ${named} (${report.coverage.gaps.map(({ code }) => code).join(", ")})`);
      }
    }
    wrong += 2 * runs - right.killed - right.finished;
    console.log(
      `${name.padEnd(15)} killed at the peak ${right.killed} of ${runs}   finished ${right.finished} of ${runs}`,
    );
  }
} finally {
  await databases.stop();
  real.remove();
}
process.exitCode = wrong === 0 ? 0 : 1;
