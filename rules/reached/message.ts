import type { EntrySite } from "../../analysis/entries/entry.ts";
import type { RowsFlow } from "../../analysis/flow/rows.ts";
import type { Condition } from "../../analysis/reads/filter.ts";
import { isFilled } from "../../analysis/reads/places.ts";
import type { ReachedRead } from "../rule.ts";
import type { Grade } from "./grade.ts";

const plural: Record<string, string> = {
  worker: "workers",
  process: "processes",
  job: "jobs",
  callback: "callbacks",
  run: "runs",
  message: "messages",
};

/** How many run at once, as the end of a sentence: "in up to 8 workers at once". */
export function atOncePhrase(entry: EntrySite): string {
  const unit = entry.pool.unit;
  const units = plural[unit] ?? `${unit}s`;
  if (entry.overlaps) return `in a ${unit} that may overlap itself`;
  if (entry.atOnce === "unbounded") return `in every ${unit} of a fan-out at once`;
  if (entry.atOnce === "unknown") return `in several ${units} at once`;
  return entry.atOnce === 1 ? `in a ${kindOf(entry)} ${unit}` : `in up to ${entry.atOnce} ${units} at once`;
}

function kindOf(entry: EntrySite): string {
  switch (entry.kind) {
    case "thread":
      return "thread pool's";
    case "process":
      return "separate process's";
    case "queue":
      return "queue";
    case "schedule":
      return "scheduled";
    case "consumer":
      return "consumer's";
    default:
      return "pool's";
  }
}

/** Which rows: "every `order` row that is `paid`". */
export function rowsPhrase({ table, site }: ReachedRead, grade: Grade): string {
  const groups = site.read.groups ?? site.groups ?? false;
  const rows = groups
    ? `every group of \`${table}\` rows`
    : table
      ? `every \`${table}\` row`
      : // What ends a chain says nothing of its rows.
        `every row of a ${site.read.builder?.toldAtEnd ? "query" : `\`${site.name}\``}`;
  const [first] = grade.by;
  switch (grade.scope) {
    case "tenant":
    case "parent":
      if (first?.how === "matches") return `${rows} with a matching \`${nameOf(first)}\``;
      return first ? `${rows} of one \`${nameOf(first)}\`` : `${rows} that ${groups ? "pass" : "passes"} a filter`;
    case "window":
      return first ? `${rows} of ${/^[aeiou]/i.test(first.column) ? "an" : "a"} \`${first.column}\` window` : rows;
    default:
      return `${rows}${statePhrase(grade.by, groups ? "are" : "is")}`;
  }
}

/** "a", "a and b", "a, b and c". */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

/** A column with the relation it is of: `project` for its key, `project.orgId`. */
const nameOf = ({ column, within }: Condition): string =>
  within === undefined ? column : column === "id" ? within : `${within}.${column}`;

function statePhrase(by: Condition[], verb: "is" | "are"): string {
  const [only] = by;
  // What a related row is says nothing of this one.
  const value = only?.how === "constant" && !only.nested ? only.value : undefined;
  if (by.length === 1 && only && typeof value === "object" && value && "text" in value && value.text.length <= 24)
    return ` that ${verb} \`${value.text}\``;
  if (by.length === 1 && only && value === true) return ` that ${verb} \`${only.column}\``;
  const columns = [...new Set(by.map(nameOf))].slice(0, 3);
  return columns.length ? ` filtered only by ${listed(columns.map((c) => `\`${c}\``))}` : "";
}

/** The first sentence; it stands alone. */
export function messageOf(read: ReachedRead, grade: Grade): string {
  return `Loads ${rowsPhrase(read, grade)} into memory, ${atOncePhrase(read.node.entry)}.`;
}

/** Why nothing limits the read. */
export function whyPhrase({ site, program }: ReachedRead, grade: Grade, missing: string[]): string {
  const seeming = site.read.notABound?.find((n) => isFilled(program, site, n.place));
  const without = site.read.sql ? "its SQL has no LIMIT" : `\`${site.name}\` takes no limit`;
  const none = missing.length
    ? `there is no ${missing.map((m) => `\`${m === "[:]" ? "[:n]" : m}\``).join(" or ")}`
    : without;
  const limit = seeming ? `${none} (${seeming.why})` : none;
  const columns = [...new Set(grade.by.map(nameOf))].slice(0, 3).map((c) => `\`${c}\``);
  const notABound = site.read.notABound?.find((n) => !n.place.method && n.place.argument === undefined);
  if (notABound) return `Nothing limits this read: ${notABound.why}.`;
  if (grade.scope === "parent" && !columns.length)
    return `Nothing limits this read: how much its filter leaves can't be told, and ${limit}.`;
  if (!columns.length) return `Nothing limits this read: it has no filter, and ${limit}.`;
  return `Nothing limits this read: it filters by ${listed(columns)}, and ${limit}.`;
}

/** What becomes of the rows, and so how many result sets are alive together. */
export function flowPhrase(entry: EntrySite, flow: RowsFlow): string {
  const unit = entry.pool.unit;
  const several = entry.atOnce === "unbounded" || entry.atOnce === "unknown" || entry.atOnce > 1;
  const together = !several
    ? "one result set is alive while it runs"
    : typeof entry.atOnce === "number"
      ? `up to ${entry.atOnce} result sets are alive together`
      : "as many result sets are alive together as run at once";
  switch (flow.escape) {
    case "none":
      return `The rows stay inside the ${unit}, so ${together}.`;
    case "returned":
      return `The rows are handed back to whoever started the ${unit}, so they pile up for as long as the results are kept.`;
    case "stored":
      return `The rows are kept outside the ${unit}, so they pile up over all of its runs.`;
    case "posted":
      return `The rows are sent to another thread, so each set exists twice while it is copied.`;
  }
}
