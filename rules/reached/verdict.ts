import type { At } from "../../analysis/facts.ts";
import { lineOf } from "../../analysis/facts.ts";
import { type RowsFlow, rowsFlow } from "../../analysis/flow/rows.ts";
import type { Program } from "../../analysis/program.ts";
import type { Edge } from "../../analysis/reach/node.ts";
import { waysTo } from "../../analysis/reach/ways.ts";
import { boundOf } from "../../analysis/reads/bound.ts";
import { chosenBy } from "../../analysis/reads/chosen.ts";
import { type Filter, filterOf } from "../../analysis/reads/filter.ts";
import { groupColumns, isGrouped } from "../../analysis/reads/groups.ts";
import { asRun } from "../../analysis/reads/handed-back.ts";
import { keyLike, tenantKey } from "../../catalog/index.ts";
import type { Finding } from "../finding.ts";
import type { ReachedRead } from "../rule.ts";
import { asksForOne, type Grade, gradeOf, isStateLike } from "./grade.ts";
import { flowPhrase, messageOf, rowsPhrase, whyPhrase } from "./message.ts";
import { readFinding } from "./read-finding.ts";

export const ruleId = "unbounded-read";

/** From here on a finding is a warning; below it is information. */
export const sure = 0.8;

/** What a read on one way to it comes to, and why. */
export type Verdict =
  | {
      is: "finding";
      finding: Finding;
      filter: Filter;
      grade: Grade;
      /** The read as it is run on this way. */
      read: ReachedRead;
      flow: RowsFlow;
    }
  /** Gives one row, or none. */
  | { is: "one" }
  /** The user called the table small. */
  | { is: "small"; table: string }
  | { is: "bounded" }
  /** The builder is handed on, and run by somebody else. */
  | { is: "handed-on" }
  /** What the filter leaves is few. */
  | { is: "few"; filter: Filter; grade: Grade }
  /** One row is asked for by a value that is not written in the code. */
  | { is: "looked-up"; filter: Filter; grade: Grade }
  | { is: "unsure"; confidence: number; least: number };

/** True for a call that hands rows over, or reads more of them than it hands over. */
export function readsRows({ site }: ReachedRead): boolean {
  return (
    site.read.rows === "many" ||
    site.read.first === true ||
    (site.read.notABound?.some((n) => n.place.argument === undefined && !n.place.method) ?? false)
  );
}

/** Groups by a key are as many as there are keys; of providers, plans and the like there are few. */
const isKey = (column: string): boolean =>
  (keyLike.test(column) || tenantKey.test(column)) && !isStateLike(column.replace(/_?ids?$/i, ""));

/** What is wrong with a read on one way to it: who calls decides what limits and filters it. */
export function judge(read: ReachedRead, limits: "count" | "are ignored" = "count"): Verdict {
  const { program, walk, node, table, schema, settings } = read;
  if (!readsRows(read)) return { is: "one" };
  const small = table !== null && settings.smallTables.some((t) => t.toLowerCase() === table.toLowerCase());
  if (small) return { is: "small", table };
  const site = asRun(program, node, read.site);
  if (!site) return { is: "handed-on" };
  if (limits === "count" && boundOf(program, walk, node, site) === "bounded") return { is: "bounded" };
  const filter = filterOf(program, node, site);
  const grade = gradeOf(filter, table, schema);
  if (grade.severity === "nothing") return { is: "few", filter, grade };
  // One row is asked for: a filter by any value that is not written in the code is meant to find it.
  if (site.first && (grade.scope !== "table" || grade.severity !== "warning" || asksForOne(filter)))
    return { is: "looked-up", filter, grade };
  const confidence = Math.round(node.confidence * site.confidence * 100) / 100;
  if (confidence < settings.minimumConfidence) return { is: "unsure", confidence, least: settings.minimumConfidence };
  const groups = isGrouped(program, site) && !groupColumns(program, site).some(isKey);
  const severity = grade.severity === "warning" && confidence >= sure && !groups ? "warning" : "information";
  const flow = rowsFlow(program, node, site);
  const run = { ...read, site };
  const rows = rowsPhrase(read, grade);
  const missing = [
    ...new Set(site.read.bound.flatMap((b) => (b.unless ? [] : (b.key?.replace("[].", "") ?? b.method ?? [])))),
  ];
  const chosen = chosenBy(program, node, site);
  const finding = readFinding(run, {
    rule: ruleId,
    severity,
    confidence,
    place: chosen ? placeOf(program, chosen) : { file: site.scope.file, at: site.at, name: site.name },
    message: messageOf(read, grade),
    details: [whyPhrase(read, grade, missing), flowPhrase(node.entry, flow)],
    reads: rows,
    flow,
    shared: chosen ? { file: site.scope.file, line: lineOf(site.at) } : undefined,
  });
  return { is: "finding", finding, filter, grade, read: run, flow };
}

/** Where a call of a shared read stands, under the name that it calls. */
function placeOf(program: Program, { from, at, call }: Edge): { file: string; at: At; name: string } {
  const made = program.evaluator.fn(from.scope).calls[call!.call]!;
  const { name } = made.chain[call!.segment]!;
  return {
    file: from.scope.file,
    at,
    name: name || (typeof made.root === "string" ? made.root.split(".").at(-1)! : ""),
  };
}

type Found = Verdict & { is: "finding" };

const worst = new WeakMap<ReachedRead, Found | null>();

/** The worst that `judge` says of a read on any of its ways; null where nothing is wrong on any. */
export function worstVerdict(read: ReachedRead): Found | null {
  const known = worst.get(read);
  if (known !== undefined) return known;
  const found = worstOf(read, "count");
  worst.set(read, found);
  return found;
}

/** The worst verdict on rows that stay in the function that chose and read them: what it does with them is all that is done. */
export function ownVerdict(read: ReachedRead): Found | null {
  const verdict = worstVerdict(read);
  return verdict && !verdict.finding.read?.shared && verdict.flow.escape === "none" ? verdict : null;
}

/** What `worstVerdict` would say if nothing limited the read: how much a limit has to hold back. */
export const unlimitedVerdict = (read: ReachedRead): Found | null => worstOf(read, "are ignored");

function worstOf(read: ReachedRead, limits: "count" | "are ignored"): Found | null {
  let found: Found | null = null;
  for (const way of waysTo(read.walk, read.node)) {
    const verdict = judge({ ...read, node: way }, limits);
    if (verdict.is === "one" || verdict.is === "small") break;
    if (verdict.is !== "finding") continue;
    if (!found || verdict.finding.severity === "warning") found = verdict;
    if (verdict.finding.severity === "warning") break;
  }
  return found;
}
