import { boundOf } from "../../analysis/reads/bound.ts";
import { type Late, lateLimitsOf } from "../../analysis/reads/late-limits.ts";
import { placesOf } from "../../analysis/reads/places.ts";
import { numberOf } from "../../analysis/values/places.ts";
import type { Finding } from "../finding.ts";
import { atOncePhrase, flowPhrase, rowsPhrase } from "../reached/message.ts";
import { readFinding } from "../reached/read-finding.ts";
import { unlimitedVerdict } from "../reached/verdict.ts";
import type { ReachedRead } from "../rule.ts";
import { ruleId } from "./id.ts";

/** Related rows that are named in one sentence. */
const named = 3;

/** The finding on limits that the read's library applies itself; null where it has none, or where few rows are read anyway. */
export function lateFinding(read: ReachedRead): Finding | null {
  const { program, site, schema } = read;
  if (site.read.rows !== "many" && !site.read.first) return null;
  const late = lateLimitsOf(program, site, schema);
  const [first] = late;
  // How many rows the limit has to hold back is what the filter leaves.
  const verdict = first ? unlimitedVerdict(read) : null;
  if (!first || !verdict) return null;
  const { finding, grade, flow } = verdict;
  const { node, walk, site: run } = verdict.read;
  const inRelation = first.relation !== undefined;
  const bounded = boundOf(program, walk, node, run) === "bounded";
  const most = mostOf(verdict.read);
  if (inRelation && most === 1) return null;
  const rows = rowsPhrase(verdict.read, grade);
  const message = inRelation
    ? `Loads all ${relationsOf(late)} of ${bounded ? parents(verdict.read, most) : rows} to keep ${sizeOf(late)} of each`
    : `Loads ${rows} into memory to keep ${first.size ?? "some"} of them`;
  return readFinding(verdict.read, {
    rule: ruleId,
    severity: inRelation && bounded ? "information" : finding.severity,
    confidence: finding.confidence,
    place: { file: run.scope.file, at: run.at, name: run.name },
    message: `${message}, ${atOncePhrase(node.entry)}.`,
    details: [`The database never sees the limit: ${first.limit.why}.`, flowPhrase(node.entry, flow)],
    reads: inRelation ? `${relationsOf(late)} of \`${verdict.read.table ?? "its"}\` rows` : rows,
    flow,
    noFix: first.limit.instead,
  });
}

/** The number that the read itself is limited to, where it is written. */
function mostOf({ program, site }: ReachedRead): number | undefined {
  for (const place of site.read.bound)
    for (const found of placesOf(program, site, place))
      if (found.is === "value") return numberOf(program.evaluator, found.expr, found.scope);
  return undefined;
}

const parents = ({ table }: ReachedRead, most: number | undefined): string =>
  `${most === undefined ? "each" : `up to ${most}`} ${table === null ? "rows" : `\`${table}\` row${most === undefined ? "" : "s"}`}`;

function relationsOf(late: readonly Late[]): string {
  const names = [...new Set(late.flatMap(({ relation }) => relation ?? []))].map((name) => `\`${name}\``);
  const told = names.slice(0, named);
  return told.length < 2 ? told.join("") : `${told.slice(0, -1).join(", ")} and ${told.at(-1)}`;
}

function sizeOf(late: readonly Late[]): string {
  const sizes = new Set(late.filter(({ relation }) => relation !== undefined).map(({ size }) => size));
  const [only] = sizes;
  return sizes.size === 1 && only !== undefined ? String(only) : "a few";
}
