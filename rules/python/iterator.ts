/** *Stream the rows* of a QuerySet or of Peewee's query: `iterator()`, where a loop looks at each row once. */
import { named, type PythonNode, part } from "../../analysis/extract/python/tree.ts";
import { thousands } from "../../rewrite/number.ts";
import type { Finding } from "../finding.ts";
import { addedBy } from "./added.ts";
import { within } from "./chain.ts";
import { type Form, formOf } from "./forms.ts";
import { isLazy, keptBy, type Loop, loopOf } from "./loop.ts";
import type { Plan } from "./plans.ts";
import { isGoneOverAgain } from "./queryset.ts";
import { callsOf, type PythonSource, type Rows } from "./syntax.ts";

const size = 1000;

const titles: Record<string, string> = {
  django: `Stream the rows, ${thousands(size)} at a time (holds a connection, not one of PgBouncer's transactions; MySQL's drivers still hold all rows)`,
  peewee: "Stream the rows (holds a connection; drivers of servers still hold what was sent, without the objects)",
};

/** `iterator()` for a loop over a QuerySet or a query. */
export function iteratorPlan(finding: Finding, source: PythonSource, rows: Rows): Plan {
  const { orm, table } = finding.read!;
  const { node, around, call } = rows;
  const title = titles[orm];
  if (!title) return { reason: "there is no stream for this library" };
  const [parent, comprehension] = around;
  const isLoop = (parent?.type === "for_statement" || parent?.type === "for_in_clause") && node.field === "right";
  const form = formOf(orm, source, rows);
  const known = form && !("reason" in form) ? form : undefined;
  if (!isLoop || (call === null && !known)) return { reason: "the rows are used by more than one loop" };
  const names = known?.after.map(({ name }) => name) ?? callsOf(source.text, node).map(({ name }) => name);
  if (names.includes("prefetch_related"))
    return { reason: "`prefetch_related` is ignored by `iterator()` before Django 4.1" };
  if (orm === "django" && /django\.db\.backends\.mysql/.test(source.text))
    return { reason: "MySQL's drivers hold all rows of a stream" };
  const one = loopOf(source, rows);
  const whole = parent!.type === "for_statement" ? parent! : comprehension!;
  // A loop that takes rows apart has no name for one.
  const loop: Loop = "reason" in one ? { node: whole, row: "", at: parent!.start } : one;
  const entity = known?.entity ?? table;
  const reason =
    isLazy(source, loop) ??
    keptBy(source, loop) ??
    (entity ? addedBy(source, loop, entity, ["id"]) : undefined) ??
    (known ? asksAgain(source, known, loop) : undefined);
  if (reason) return { reason };
  const made = orm === "django" ? `.iterator(chunk_size=${size})` : ".iterator()";
  return { fix: { kind: "stream", title, safe: false }, edits: [{ start: node.end, end: node.end, newText: made }] };
}

const asksAgain = (source: PythonSource, form: Form, loop: Loop): string | undefined =>
  isGoneOverAgain(source, form, loop) ?? movedBy(source, form, loop);

/** Rows whose condition is changed while a cursor stands before them may come twice in SQLite. */
function movedBy({ text }: PythonSource, { after }: Form, { node: loop, row }: Loop): string | undefined {
  const written = (node: PythonNode | undefined): string => (node ? text.slice(node.start, node.end) : "");
  const asked = new Set<string>();
  for (const { name, call } of after)
    if (call && /^(?:filter|exclude|where|order_by)$/.test(name))
      for (const argument of named(part(call, "arguments")!))
        for (const [word] of written(argument).matchAll(/[a-z]\w*?(?=__|\b)/gi)) asked.add(word);
  for (const node of within(loop)) {
    const left = /^(?:augmented_)?assignment$/.test(node.type) ? part(node, "left") : undefined;
    if (left?.type !== "attribute" || written(part(left, "object")) !== row) continue;
    const name = written(part(left, "attribute"));
    if (asked.has(name)) return `\`${name}\` is changed, by which the rows are chosen`;
  }
  return undefined;
}
