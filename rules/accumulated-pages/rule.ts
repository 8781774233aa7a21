import { type Accumulated, accumulated } from "../../analysis/flow/accumulated.ts";
import { keepsChanged } from "../../analysis/flow/unflushed.ts";
import type { Program } from "../../analysis/program.ts";
import { waysTo } from "../../analysis/reach/ways.ts";
import { boundOf, limitOf } from "../../analysis/reads/bound.ts";
import type { ReadSite } from "../../analysis/reads/read.ts";
import type { Finding } from "../finding.ts";
import { atOncePhrase, rowsPhrase } from "../reached/message.ts";
import { readFinding } from "../reached/read-finding.ts";
import { judge } from "../reached/verdict.ts";
import type { ReachedRead, Rule } from "../rule.ts";
import { commentOnly } from "../suppression-fix.ts";

const ruleId = "accumulated-pages";

export const accumulatedPages: Rule = {
  id: ruleId,
  description: "A loop reads page by page and keeps every page, so that all rows are in memory in the end.",
  severity: "warning",
  preview: true,
  check,
  ...commentOnly(),
};

function check(read: ReachedRead): Finding[] {
  const { program, walk, site } = read;
  if (site.read.rows !== "many" || site.first || limitOf(program, site) === 1) return [];
  for (const node of waysTo(walk, read.node)) {
    const place = accumulated(program, node, site) ?? unflushed(program, site);
    if (!place || program.workspace.isQuiet(place.scope.file) || boundOf(program, walk, node, site) !== "bounded")
      continue;
    const finding = told({ ...read, node }, place);
    if (finding) return [finding];
  }
  return [];
}

/** Rows that a session holds are told where they are read. */
function unflushed(program: Program, site: ReadSite): (Accumulated & { held?: true }) | undefined {
  return keepsChanged(program, site) ? { scope: site.scope, at: site.at, name: site.name, held: true } : undefined;
}

function told(read: ReachedRead, { scope, at, name, list, held }: Accumulated & { held?: true }): Finding | null {
  const verdict = judge(read, "are ignored");
  if (verdict.is !== "finding") return null;
  const { finding, grade, flow } = verdict;
  // Where a page starts narrows none of the pages together.
  const rows = rowsPhrase(read, { ...grade, by: grade.by.filter(({ how }) => how !== "from" && how !== "to") });
  return readFinding(verdict.read, {
    rule: ruleId,
    severity: finding.severity,
    confidence: finding.confidence,
    place: { file: scope.file, at, name },
    message: held
      ? `Changes ${rows} in pages, and the session holds each until it is flushed, ${atOncePhrase(read.node.entry)}.`
      : `Reads ${rows} in pages and keeps them all${list ? ` in \`${list}\`` : ""}, ${atOncePhrase(read.node.entry)}.`,
    details: [
      held
        ? "Nothing in the loop flushes, and the session was made to flush only when it is told to, so at the end it holds every row that was changed."
        : list
          ? `Each page is bounded, but \`${list}\` outlives the loop and nothing empties it, so at the end it holds what one read of everything would.`
          : "Each page is bounded, but it is handed back together with all that come after it, so the first call holds what one read of everything would.",
    ],
    reads: rows,
    flow,
    noFix: held
      ? "by hand, `flush()` and `expunge_all()` after each page"
      : list
        ? `what uses \`${list}\` after the loop has to take one page at a time: work on each page inside the loop, or yield it`
        : "its caller has to take one page at a time: yield each page in place of handing all back",
  });
}
