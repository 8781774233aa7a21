/** The page of the documentation: what was measured, and how to measure it again. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Row, table } from "./matrix.ts";

const page = fileURLToPath(new URL("../../docs/rewrites.md", import.meta.url));

/** Writes `docs/rewrites.md`. */
export function writePage(rows: readonly Row[], count: number): void {
  writeFileSync(page, pageText(rows, count));
}

function pageText(rows: readonly Row[], count: number): string {
  const offered = rows.filter((row) => row.proofs.length > 0);
  const without = rows.filter((row) => row.proofs.length === 0);
  const names = (kind: string) =>
    [...new Set(without.filter((row) => row.kind === kind).map((row) => row.prepared.target.name))].join(", ");
  const missing = ["batch", "stream", "count", "narrow"].flatMap((kind) => {
    const list = names(kind);
    return list === "" ? [] : [`- no \`${kind}\`: ${list}`];
  });
  return `# Rewrites, and what they were proven on

<!-- Written by \`npm run test:databases -- --write-docs\`; change test/databases/page.ts instead. -->

Every rewrite is applied by the product itself to real programs, compiled against the library's own types, and run on a
real database before and after. \`npm run test:databases\` does it again: it starts the databases itself and stops them.

${table(offered)}

How to read it:

- **offered**: of so many programs (ways to read × ways to use the rows) so many get this rewrite. _asks_: it is offered in
  the editor, but \`check --fix\` leaves it alone, because the primary key is not written where the linter can see it.
- **compiles**, **same rows**: all of these programs; the same rows, each once, in the same order where one was promised.
- **live heap**: megabytes that are alive after a collection, above the idle program, on ${count.toLocaleString("en-US")} rows of some 250
  bytes. **resident**: what the process takes of the machine, above idle. It stays higher, since V8 lets garbage lie while
  there is room; [RSS is not heap](concepts/rss-is-not-heap.md) says more.
- **in 64 MB**: what happens to the program with \`--max-old-space-size=64\`, before → after.
- **while written**: another connection adds, changes and removes rows during the read. Rows that stay come exactly once.
- **5 × rows**: the live heap on five times as many rows, as a factor (\`--full\` only).

MongoDB is a stand-in that speaks the real wire protocol to the real drivers, since no package registry has the server.
${missing.length > 0 ? `\nNot offered, anywhere:\n\n${missing.join("\n")}\n` : ""}`;
}
