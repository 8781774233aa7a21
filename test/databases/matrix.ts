/** The outcome, one row for a library, a database and a rewrite: for a terminal and for the documentation. */
import type { Engine } from "./data/engines.ts";
import type { Measurement, Memory } from "./measure.ts";
import type { Proof } from "./proof.ts";
import type { Prepared } from "./suite.ts";
import type { Kind } from "./targets/target.ts";

export interface Row {
  prepared: Prepared;
  kind: Kind;
  proofs: readonly Proof[];
  measured: Measurement | null;
}

const engineNames: Record<Engine, string> = {
  postgres: "PostgreSQL",
  mariadb: "MariaDB",
  sqlite: "SQLite",
  mongo: "MongoDB (stand-in)",
};

export const headings = [
  "library",
  "database",
  "rewrite",
  "offered",
  "compiles",
  "same rows",
  "live heap",
  "resident",
  "in 64 MB",
  "while written",
  "5 × rows",
];

/** Everything that is wrong with a row: what has to be red. */
export function failuresOf({ kind, proofs, measured }: Row): string[] {
  const failures = proofs.flatMap(({ rewrite, complaint, difference }) => [
    ...(complaint ? [`${rewrite.name} does not compile: ${complaint}`] : []),
    ...(difference ? [`${rewrite.name}: ${difference}`] : []),
  ]);
  if (!measured) return failures;
  if (measured.difference) failures.push(`on many rows: ${measured.difference}`);
  // All rows of a few columns may still be too many.
  if (kind !== "narrow" && measured.capped.after !== "finishes") failures.push(`in 64 MB: ${measured.capped.after}`);
  if (measured.written) failures.push(`while written: ${measured.written}`);
  if ((measured.growth ?? 0) > 1.15) failures.push(`grows by ${measured.growth!.toFixed(2)} on five times the rows`);
  return failures;
}

export function cells(row: Row): string[] {
  const { prepared, kind, proofs, measured } = row;
  const { target, programs } = prepared;
  const head = [target.name, engineNames[target.engine], kind];
  if (proofs.length === 0) return [...head, "no", ...headings.slice(4).map(() => "")];
  const safe = proofs.filter((one) => one.rewrite.fix.safe).length;
  const asked = safe === proofs.length ? "" : safe === 0 ? ", asks" : `, ${proofs.length - safe} ask`;
  const share = (good: (proof: Proof) => boolean) => {
    const count = proofs.filter(good).length;
    return count === proofs.length ? "yes" : `${count} of ${proofs.length}`;
  };
  return [
    ...head,
    `${proofs.length} of ${programs.length}${asked}`,
    share((one) => one.complaint === null),
    measured?.difference ? "no" : share((one) => one.difference === null),
    ...(measured ? measuredCells(measured) : ["", "", "", "", ""]),
  ];
}

function measuredCells({ before, after, capped, written, growth }: Measurement): string[] {
  const change = (part: keyof Memory) => {
    const [old, young] = [before[part], after[part]];
    // A driver that waits itself leaves no moment to look at the heap while its rows are there.
    const unseen = part === "heap" && (old ?? 0) < 1;
    return old === null || young === null || unseen ? "" : `${megabytes(old)} → ${megabytes(young)}`;
  };
  return [
    change("heap"),
    change("resident"),
    `${capped.before} → ${capped.after}`,
    written === undefined ? "" : written === null ? "each once" : written,
    growth === undefined ? "" : `× ${growth.toFixed(2)}`,
  ];
}

function megabytes(value: number): string {
  return value < 9.95 ? Math.max(value, 0).toFixed(1) : String(Math.round(value));
}

/** A table in Markdown, which a terminal shows as well. */
export function table(rows: readonly (readonly string[])[]): string {
  const lines = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const written = lines.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column]!)).join(" | ")} |`);
  return [written[0]!, `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...written.slice(1)].join("\n");
}

/** One line while it runs. */
export function line(row: Row): string {
  return `| ${cells(row).join(" | ")} |`;
}
