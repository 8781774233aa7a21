/** Joins what the memory probe measured to findings at the same call site: for the language server and the command line alike. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type MeasuredSite, type MeasuredSites, plural, sizeText } from "../probe/index.ts";
import type { Finding, Measured } from "../rules/finding.ts";

/** A call may be written over so many lines and still be one: `query` above, `.getMany()` below. */
const LONGEST_CHAIN = 12;

type Figures = Pick<MeasuredSite, "rows" | "bytes" | "estimated" | "atOnce">;

/** Rows, bytes (`each` after them) and how many at once, as far as they are known. */
const partsOf = ({ rows, bytes, estimated, atOnce }: Figures, each: string): string[] => [
  plural(rows, "row", "rows"),
  ...(bytes === null ? [] : [`${sizeText(bytes, estimated)}${each}`]),
  ...(atOnce > 1 ? [`${atOnce} at once`] : []),
];

/** “200,000 rows · about 96 MB · 10 at once”. */
export const measuredTitle = (site: Figures): string => partsOf(site, "").join(" · ");

/** What is put behind the message of a finding that was measured: “Last probe: 200,000 rows, about 96 MB each, 10 at once.” */
export const measuredSentence = (measured: Measured): string =>
  `Last probe${measured.stale ? ", before this file was changed" : ""}: ${partsOf(measured, " each").join(", ")}.`;

/** The findings, each with what was measured at its call: as data, and as a last sentence of its message. */
export function withMeasured(root: string, findings: readonly Finding[], sites: MeasuredSites): Finding[] {
  return findings.map((finding) => {
    const file = join(root, finding.file);
    const known = sites.of(file);
    if (known.length === 0) return finding;
    const stale = changedAfter(file);
    const lines = linesOfCall(file, finding);
    const here = known
      // After a change a line may have become another's: only the very line of the read is believed then.
      .filter((site) => (stale(site.at) ? site.line === finding.range.start.line : lines.has(site.line)))
      .toSorted((a, b) => b.rows - a.rows)[0];
    if (!here) return finding;
    const { rows, bytes, estimated, atOnce, at } = here;
    const measured = { rows, bytes, estimated, atOnce, at: new Date(at).toISOString(), stale: stale(at) };
    return { ...finding, measured, message: `${finding.message} ${measuredSentence(measured)}` };
  });
}

/** Whether a file was changed after a moment; one that is gone was. */
export function changedAfter(file: string): (at: number) => boolean {
  const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY;
  return (at) => changed > at;
}

/** The lines of the call chain around a finding, which is marked at the name of the method alone. */
function linesOfCall(file: string, { range }: Finding): Set<number> {
  const lines = new Set([range.start.line]);
  let text: string[];
  try {
    text = readFileSync(file, "utf8").split("\n");
  } catch {
    return lines;
  }
  const continues = (line: number) => /^\s*(?:\?\.|[)\]}.])/.test(text[line - 1] ?? "");
  for (let line = range.start.line; continues(line) && range.start.line - line < LONGEST_CHAIN; line--)
    lines.add(line - 1);
  for (let line = range.start.line + 1; continues(line) && line - range.start.line < LONGEST_CHAIN; line++)
    lines.add(line);
  return lines;
}
