/** The page of the documentation: what was measured, kept beside the tests, and how to measure it again. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { cells, type Row, table } from "./matrix.ts";
import { targets } from "./targets/index.ts";
import { idOf, type Kind, kinds } from "./targets/target.ts";

const page = fileURLToPath(new URL("../../docs/rewrites.md", import.meta.url));
const kept = fileURLToPath(new URL("measured.json", import.meta.url));

/** Cells of the matrix by target and kind, from whichever run measured the target last. */
export interface Measured {
  /** Users in the table. */
  rows: number;
  targets: Record<string, Partial<Record<Kind, string[]>>>;
}

export function measured(): Measured {
  return existsSync(kept) ? (JSON.parse(readFileSync(kept, "utf8")) as Measured) : { rows: 0, targets: {} };
}

/** Keeps what was measured of a target, and writes `docs/rewrites.md` anew. */
export function store(id: string, rows: readonly Row[], count: number): void {
  const { targets: known } = measured();
  known[id] = Object.fromEntries(rows.map((row) => [row.kind, cells(row)]));
  const order = targets.map(idOf).filter((one) => known[one]);
  const all = { rows: count, targets: Object.fromEntries(order.map((one) => [one, known[one]!])) };
  writeFileSync(kept, `${JSON.stringify(all, null, 2)}\n`);
  writeFileSync(page, pageText(all));
}

/** The page, from the figures and from what targets say of rewrites that they can't have. */
export function pageText({ rows, targets: known }: Measured): string {
  const lines = Object.values(known).flatMap((one) => kinds.flatMap((kind) => (one[kind] ? [one[kind]] : [])));
  const offered = lines.filter((one) => one[3] !== "no");
  return `# Rewrites, and what they were proven on

<!-- Written by \`npm run test:databases -- --growth --write-docs\`; change test/databases/page.ts instead. -->

Every rewrite is applied by the product itself to real programs, compiled against the library's own types, and run on a
real database before and after. \`npm run test:databases\` does it again: it starts the databases itself and stops them.

${table(offered)}

How to read it:

- **offered**: of so many programs (ways to read × ways to use the rows) so many get this rewrite. _asks_: it is offered in
  the editor, but \`check --fix\` leaves it alone, because the primary key is not written where the linter can see it.
- **compiles**, **same rows**: all of these programs; the same rows, each once, in the same order where one was promised.
- **live heap**: megabytes that are alive after a collection, above the idle program, on ${rows.toLocaleString("en-US")} rows of some 250
  bytes. **resident**: what the process takes of the machine, above idle. It stays higher, since V8 lets garbage lie while
  there is room; [RSS is not heap](concepts/rss-is-not-heap.md) says more.
- **in 64 MB**: what happens to the program with \`--max-old-space-size=64\`, before → after.
- **while written**: another connection adds, changes and removes rows during the read. Rows that stay come exactly once.
- **5 × rows**: all that the program has alive, the idle part included, on five times as many rows, as a factor. What is
  above 1 are a few megabytes that the library keeps for itself, after a thousand pages.
- **narrow** reads as many rows as before, with fewer columns in each: it makes them smaller and bounds nothing.

MongoDB is a stand-in that speaks the real wire protocol to the real drivers, since no package registry has the server.
node-sqlite3 (\`sqlite3\`, \`sqlite\`) is found and not rewritten: its binary can't be had from the registry, so nothing was run.

## Not offered

${missing().join("\n")}
`;
}

/** "- no stream with Prisma: Prisma has no stream." */
function missing(): string[] {
  const reasons = new Map<string, string[]>();
  for (const { name, never, engine } of targets)
    for (const [kind, reason] of Object.entries(never ?? {})) {
      const key = `\`${kind}\`: ${reason}`;
      reasons.set(key, [...(reasons.get(key) ?? []), `${name} (${engine})`]);
    }
  return [...reasons].map(([reason, names]) => `- ${reason}: ${[...new Set(names)].join(", ")}`);
}
