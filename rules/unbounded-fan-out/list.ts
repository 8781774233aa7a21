/** How many elements a fan-out's list may have. */
import type { EntrySite } from "../../analysis/entries/entry.ts";
import { listOf } from "../../analysis/entries/list.ts";
import { lineOf } from "../../analysis/facts.ts";
import { reachedKey } from "../../analysis/reach/node.ts";
import { type ListSource, sourcesOf } from "../../analysis/reads/list-source.ts";
import { tableOf } from "../../analysis/reads/places.ts";
import { sqlTable } from "../../analysis/reads/sql.ts";
import { isSmallName } from "../../catalog/index.ts";
import type { Severity } from "../finding.ts";
import { rowsPhrase } from "../reached/message.ts";
import { functionName } from "../reached/path.ts";
import { judge } from "../reached/verdict.ts";
import type { ReachedWork } from "../rule.ts";

/** A list that may be as long as anybody likes. */
export interface LongList {
  severity: Severity;
  /** "every `user` row", "each of `ids`" */
  elements: string;
  /** Where the number comes from, as a sentence. */
  why: string;
  confidence: number;
}

/** How surely nobody limits what a caller hands over. */
const handedOver = 0.9;

/** The list of a fan-out, where nothing limits it; undefined where its number is known, or where nothing can be told. */
export function longList(work: ReachedWork, entry: EntrySite): LongList | undefined {
  const list = listOf(work.program, entry);
  if (list === undefined) return undefined;
  let worst: LongList | undefined;
  for (const source of sourcesOf(work.program, entry, list)) {
    const found =
      source.is === "read" ? ofRead(work, source) : source.is === "parameter" ? ofCaller(work, source) : undefined;
    if (found && (!worst || (worst.severity === "hint" && found.severity !== "hint"))) worst = found;
  }
  return worst;
}

function ofRead(work: ReachedWork, { site, node }: ListSource & { is: "read" }): LongList | undefined {
  const { program, walk, tables } = work;
  if (site.read.rows !== "many") return undefined;
  const table = tableOf(program, site) ?? sqlTable(program, site);
  const schema = table === null ? undefined : tables.ofRead(site, table);
  const settings = work.settingsOf(site.scope.file);
  // Who calls the function that reads is known where it is reached.
  const reached = node.by ? node : (walk.reached.get(reachedKey(node.scope, node.self)) ?? node);
  const read = { program, walk, node: { ...reached, confidence: 1 }, site, table, schema, tables, settings };
  const verdict = judge(read);
  if (verdict.is !== "finding" || verdict.grade.small) return undefined;
  const severity = verdict.grade.severity === "warning" ? "information" : "hint";
  const elsewhere = site.scope.file === node.entry.file ? "" : ` of ${site.scope.file}`;
  return {
    severity,
    elements: rowsPhrase(read, verdict.grade),
    why: `The rows come from line ${lineOf(site.at)}${elsewhere}, where nothing limits how many are read.`,
    confidence: site.confidence * node.confidence,
  };
}

/** Beside the names of small tables: what a question is made of. */
const ofQuestion =
  /^(?:filters?|fields?|columns?|status(?:es)?|kinds?|scopes?|levels?|steps?|sorts?|dimensions?|metrics?|operators?)$/i;

/** `languageCodes`, `query.filters`: lists of which there are few, whoever hands them over. */
const isShort = (name: string): boolean =>
  (name.split(".").at(-1) ?? "").split(/(?=[A-Z])|_/).some((word) => isSmallName(word) || ofQuestion.test(word));

function ofCaller({ program }: ReachedWork, { name, scope }: ListSource & { is: "parameter" }): LongList | undefined {
  if (isShort(name)) return undefined;
  const fn = functionName(program, scope);
  const caller = fn === "a callback" ? "the caller" : `whoever calls \`${fn}\``;
  const elements = name === "" ? "each element of its list" : `each of \`${name}\``;
  return { severity: "hint", elements, why: `How many there are is up to ${caller}.`, confidence: handedOver };
}
