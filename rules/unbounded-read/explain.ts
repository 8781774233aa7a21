import type { Condition } from "../../analysis/reads/filter.ts";
import { placesOf } from "../../analysis/reads/places.ts";
import { numberOf } from "../../analysis/values/places.ts";
import type { Grade } from "../reached/grade.ts";
import { judge, sure, type Verdict } from "../reached/verdict.ts";
import type { ReachedRead } from "../rule.ts";

const percent = (confidence: number): string => confidence.toFixed(2);

/** Why a read on one way is told, or why it is not; the first sentence says which. */
export function explain(read: ReachedRead): string[] {
  const verdict = judge(read);
  if (verdict.is !== "finding") return [...quietly(read, verdict)];
  const { finding, grade } = verdict;
  const weak = finding.confidence < sure ? `, because the way is not sure enough for a warning (${sure})` : "";
  return [
    `Reported as ${finding.severity} with confidence ${percent(finding.confidence)}${weak}.`,
    limitSentence(read),
    scopeSentence(grade),
    ...(grade.small
      ? ["By its name or columns the table is a list that people keep by hand, so this is information at the most."]
      : []),
  ];
}

function quietly(read: ReachedRead, verdict: Exclude<Verdict, { is: "finding" }>): string[] {
  switch (verdict.is) {
    case "one":
      return [`Not reported: \`${read.site.name}\` gives one row.`];
    case "small":
      return [`Not reported: \`${verdict.table}\` is one of the smallTables of the configuration.`];
    case "bounded":
      return [`Not reported: it is limited. ${limitSentence(read)}`];
    case "handed-on":
      return ["Not reported here: the query is handed back before it runs, and whoever runs it is asked."];
    case "few":
      return [`Not reported: its filter leaves few rows. ${scopeSentence(verdict.grade)}`];
    case "looked-up":
      return [`Not reported: one row is asked for, by a value that is not written in the code.`];
    case "unsure":
      return [
        `Not reported: the way has a confidence of ${percent(verdict.confidence)}, and minimumConfidence is ${verdict.least}.`,
      ];
  }
}

/** What limits the read, as far as the source says. */
function limitSentence({ program, site }: ReachedRead): string {
  if (site.read.sql) return "Its SQL text is what was asked for a LIMIT.";
  const names = [...new Set(site.read.bound.flatMap((b) => b.key?.replace("[].", "") ?? b.method ?? []))].map(
    (n) => `\`${n === "[:]" ? "[:n]" : n}\``,
  );
  for (const place of site.read.bound)
    for (const found of placesOf(program, site, place)) {
      const name = place.key ?? place.method?.[0] ?? "its limit";
      if (found.is === "missing") continue;
      if (found.is === "parameter") {
        const owner = program.evaluator.fn(found.parameter.scope);
        const given = [owner.parameters[found.parameter.index]?.name ?? "an argument", ...found.path].join(".");
        return `\`${name}\` is what callers of ${owner.name || "the function around"} give as \`${given}\`.`;
      }
      if (found.is !== "value")
        return `\`${name}\` depends on something that can't be told, and counts as a limit where it may be one.`;
      const value = numberOf(program.evaluator, found.expr, found.scope);
      return value === undefined
        ? `\`${name}\` is there, with a value that can't be told from the source.`
        : `\`${name}\` is ${value}.`;
    }
  return names.length ? `Nothing limits it: there is no ${names.join(" or ")}.` : "Nothing limits it.";
}

function scopeSentence({ scope, by }: Grade): string {
  const columns = [...new Set(by.map((c: Condition) => c.column))].slice(0, 4).map((c) => `\`${c}\``);
  const named = columns.length ? columns.join(", ") : "values that can't be told";
  switch (scope) {
    case "table":
      return columns.length
        ? `It filters by ${named} only: states, flags and ages leave most of a table.`
        : "It has no filter: the whole table is read.";
    case "tenant":
      return `It filters by ${named}: the rows of one tenant or user.`;
    case "parent":
      return `It filters by ${named}: the rows of one other row, or of one value.`;
    case "window":
      return `It filters by both ends of ${named}: a window.`;
    case "keys":
      return `It filters by a list of ${named}: as many rows as the list is long.`;
    case "row":
      return `It filters by ${named}, which is unique: one row.`;
  }
}
