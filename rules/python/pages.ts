/**
 * *Read in batches*: what a loop goes over becomes a generator of pages by the key. The loop stays as it is, so that
 * `break`, `continue`, `else` and `return` mean what they did.
 */
import { hasToken, named, type PythonNode, part } from "../../analysis/extract/python/tree.ts";
import type { TextEdit } from "../../rewrite/edit.ts";
import { thousands } from "../../rewrite/number.ts";
import type { Finding } from "../finding.ts";
import { addedBy } from "./added.ts";
import { type Link, within } from "./chain.ts";
import { type Form, formOf, type Reason } from "./forms.ts";
import { keyIn } from "./key.ts";
import { keptBy, type Loop, loopOf } from "./loop.ts";
import { scopesOf } from "./names.ts";
import { pagers } from "./pagers.ts";
import { placed } from "./placed.ts";
import type { Plan } from "./plans.ts";
import { isGoneOverAgain } from "./queryset.ts";
import type { PythonSource, Rows } from "./syntax.ts";

/** Links that neither order the rows nor change which objects they are. */
const harmless: Record<Form["is"], Set<string>> = {
  // A query gives each object once, also where a join repeats it.
  query: new Set(["filter", "filter_by", "where", "options", "join", "outerjoin"]),
  statement: new Set(["filter", "filter_by", "where", "options"]),
  queryset: new Set(["all", "filter", "exclude", "select_related", "prefetch_related", "only", "defer", "using"]),
  select: new Set(["where"]),
};

/** Pages for a read whose rows one loop goes over, and keeps none of. */
export function pagesPlan(finding: Finding, source: PythonSource, rows: Rows, size: number): Plan {
  const plan = pagesOf(finding, source, rows, size);
  return plan && "reason" in plan
    ? { ...plan, of: "batch" }
    : (plan ?? { reason: "there are no pages for this library" });
}

function pagesOf(finding: Finding, source: PythonSource, rows: Rows, size: number): Plan | undefined {
  const { orm, key, noKey } = finding.read!;
  const form = formOf(orm, source, rows);
  if (!form || "reason" in form) return form;
  const other = otherThan(form) ?? joined(source, form);
  if (other) return other;
  const loop = loopOf(source, rows);
  if ("reason" in loop) return loop;
  const unawaited = form.run?.awaited ? noAsyncLoop(source, loop) : isGoneOverAgain(source, form, loop);
  if (unawaited) return { reason: unawaited };
  const ofClass = form.is === "queryset" || form.is === "select";
  const written = form.is === "queryset" ? undefined : keyIn(source, form.entity);
  if (written && "reason" in written) return written;
  const field = ofClass ? "pk" : (written?.field ?? key?.fields[0]);
  if (!field || (!written && !ofClass && key && key.fields.length > 1))
    return { reason: noKey ?? "no single key is known" };
  const kept = keptBy(source, loop) ?? addedBy(source, loop, form.entity, [field, ...(key?.fields ?? [])]);
  if (kept) return { reason: kept };
  if (finding.escape !== "none") return { reason: "the rows are kept" };
  const by = ofClass
    ? "the key and in its order"
    : `${written ? field : `${field}, if that is the primary key`}${form.after.some(({ name }) => /join/.test(name)) ? ", and in its order" : ""}`;
  const helper = placed(source, rows, pagers[form.run?.awaited ? "awaited" : form.is], size);
  return {
    fix: {
      kind: "batch",
      title: `Read in batches of ${thousands(size)} by ${by} (keeps one batch in memory, each sees the table anew)`,
      safe: false,
    },
    edits: [...helper.edits, ...editsOf(source, form, loop, helper.name, `${form.entity}.${field}`)],
  };
}

function editsOf({ text }: PythonSource, form: Form, loop: Loop, name: string, key: string): TextEdit[] {
  const { chain, end, run } = form;
  if (!run) {
    const rest = form.is === "query" ? `, ${key})` : ")";
    return [
      { start: chain.start, end: chain.start, newText: `${name}(` },
      { start: end, end: chain.end, newText: rest },
    ];
  }
  const { object } = run.link;
  const session = text.slice(object!.start, object!.end);
  const statement = text.slice(run.statement.start, run.statement.end);
  const pages = `${name}(${session}, ${statement}, ${key})`;
  const edits = run.awaited ? [{ start: loop.at, end: loop.at, newText: "async " }] : [];
  if (!run.result) return [...edits, { start: chain.start, end: chain.end, newText: pages }];
  return [
    ...edits,
    { start: run.result.value.start, end: run.result.value.end, newText: pages },
    { start: chain.start, end: chain.end, newText: run.result.name },
  ];
}

/** Why a loop can't become `async for`. */
export function noAsyncLoop(source: PythonSource, { node, at }: Loop): string | undefined {
  const around = scopesOf(source, node)[0]!;
  if (around.type !== "function_definition" || !hasToken(around, "async")) return "the function around is not async";
  if (node.type === "for_statement") return undefined;
  // What goes over a generator of another kind can't wait for its rows.
  if (node.type === "generator_expression") return "the rows are gone over by a generator, which nothing awaits";
  const inner = [...within(around)].filter(({ start, end }) => start <= at && at < end);
  return inner.filter(({ type }) => /comprehension$|^generator_expression$/.test(type)).length > 1
    ? "the comprehension stands in another one"
    : undefined;
}

/** Lookups that look at a column of the row itself. */
const lookups =
  /^[a-z0-9]+(?:_[a-z0-9]+)*(?:__(?:exact|iexact|i?contains|i?startswith|i?endswith|i?regex|gte?|lte?|in|isnull|range|date|year|month|day))?$/;

/** Conditions on another table join it, and a row may then come more than once: a page may end between the two. */
function joined({ text }: PythonSource, { is, after, entity }: Form): Reason | undefined {
  const written = ({ start, end }: PythonNode): string => text.slice(start, end);
  for (const { name, call } of after)
    if (is === "statement")
      for (const node of call ? within(part(call, "arguments")!) : []) {
        const object = node.type === "attribute" ? part(node, "object") : undefined;
        if (object && /^(?:\w+\.)*[A-Z]\w*$/.test(written(object)) && written(object) !== entity)
          return { reason: `\`${written(object)}\` is joined, and a page could end between two rows of one object` };
      }
    else if (is === "queryset" && name === "filter")
      for (const argument of named(part(call!, "arguments")!)) {
        const keyword = argument.type === "keyword_argument" ? part(argument, "name") : undefined;
        if (!keyword || !lookups.test(written(keyword)))
          return { reason: "a condition may join another table, and a page could end between two rows of one object" };
      }
  return undefined;
}

function otherThan({ is, after }: Form): Reason | undefined {
  const other = after.find(({ name, call }: Link) => !call || !harmless[is].has(name));
  if (!other) return undefined;
  return {
    reason:
      other.name === "order_by"
        ? "the rows are wanted in an order of their own"
        : `\`${other.name}\` may not go together with pages`,
  };
}
