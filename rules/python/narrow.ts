/**
 * *Read only some columns*, as rows that are no objects: 100,000 of them took 33 MB where objects took 145. A narrower object
 * (`load_only`, `only`) saves next to nothing, so it is not offered.
 */
import { type PythonNode, part } from "../../analysis/extract/python/tree.ts";
import type { TextEdit } from "../../rewrite/edit.ts";
import type { Finding } from "../finding.ts";
import { linksOf, within } from "./chain.ts";
import { type Form, formOf } from "./forms.ts";
import { fieldsIn } from "./key.ts";
import { isTarget, type Loop, lineAt, loopOf } from "./loop.ts";
import { usesOf } from "./names.ts";
import type { Plan } from "./plans.ts";
import { nodesAt, type PythonSource, type Rows } from "./syntax.ts";

/** Links after which a row of columns comes for each object. */
const harmless = new Set("all filter filter_by where exclude order_by using".split(" "));

/** What every tuple has already. */
const ofTuples = new Set("count index keys values items".split(" "));

/** Columns in place of objects, where the one loop looks at columns alone. */
export function narrowPlan(finding: Finding, source: PythonSource, rows: Rows): Plan {
  const form = formOf(finding.read!.orm, source, rows);
  if (!form) return { reason: "there is no rewrite of the columns for this library" };
  if ("reason" in form) return form;
  const other = form.after.find(({ name, call }) => !call || !harmless.has(name));
  if (other) return { reason: `\`${other.name}\` may not go together with some of the columns` };
  const fields = fieldsIn(source, form.entity, form.is === "query" || form.is === "statement");
  if (!fields) return { reason: `the columns of \`${form.entity}\` are not known here` };
  const loop = loopOf(source, rows);
  if ("reason" in loop) return loop;
  const plain = form.is === "queryset" ? ["pk", ...fields.plain] : fields.plain;
  const asked = askedBy(source, loop, plain);
  if ("reason" in asked) return asked;
  const names = plain.filter((name) => asked.names.has(name));
  const left = fields.all - names.length;
  if (finding.escape !== "none" || !names.length || left <= 0) return { reason: "the program asks for all columns" };
  const edits = editsOf(source, form, names);
  if (!edits) return { reason: "what is read stands somewhere else" };
  const listed = names.map((name) => `\`${name}\``);
  const some = listed.length > 1 ? `${listed.slice(0, -1).join(", ")} and ${listed.at(-1)}` : listed[0]!;
  const what = names.length > 4 ? `${names.length} columns` : some;
  const title = `Read only ${what}, as tuples (${left} ${left === 1 ? "column stays" : "columns stay"} in the database)`;
  return { fix: { kind: "narrow", title, safe: false, leaves: true }, edits };
}

/** Columns that a loop asks of its rows; a row that is used in another way may need more. */
function askedBy(source: PythonSource, loop: Loop, fields: string[]): { names: Set<string> } | { reason: string } {
  const { text, root } = source;
  const names = new Set<string>();
  for (const use of usesOf(source, loop.row, loop.node)) {
    const [parent, around] = nodesAt(root, use.start).reverse().slice(1);
    const whole = { reason: `line ${lineAt(text, use.start)} uses whole rows` };
    if (use.start < loop.node.start || use.end > loop.node.end) return whole;
    if (parent && isTarget(use, parent)) {
      if (parent !== loop.node && parent.type !== "for_in_clause") return whole;
      continue;
    }
    const name = parent?.type === "attribute" ? part(parent, "attribute") : undefined;
    const written = name ? text.slice(name.start, name.end) : "";
    const called = around?.type === "call" && part(around, "function") === parent;
    const changed = around && (isTarget(parent!, around) || around.type === "delete_statement");
    if (!fields.includes(written) || ofTuples.has(written) || called || changed) return whole;
    names.add(written);
  }
  return { names };
}

function editsOf(
  { text }: PythonSource,
  { is, entity, chain, end, run }: Form,
  names: string[],
): TextEdit[] | undefined {
  if (is === "queryset") {
    const listed = names.map((name) => `"${name}"`).join(", ");
    return [{ start: chain.end, end: chain.end, newText: `.values_list(${listed}, named=True)` }];
  }
  const columns = names.map((name) => `${entity}.${name}`).join(", ");
  const head = headIn(text, run ? run.statement : chain, is === "query" ? "query" : "select");
  if (!head) return undefined;
  const list = part(head, "arguments")!;
  const edits = [{ start: list.start, end: list.end, newText: `(${columns})` }];
  if (is === "select") return [...edits, { start: end, end, newText: ".namedtuples()" }];
  if (!run) return edits;
  // `scalars` would give the first column of each row.
  if (run.link.name === "scalars")
    return [...edits, { start: run.link.node.start, end: run.link.node.end, newText: "execute" }];
  const scalars = linksOf(text, chain)!.find(({ name }) => name === "scalars");
  return scalars?.object && scalars.call
    ? [...edits, { start: scalars.object.end, end: scalars.call.end, newText: "" }]
    : undefined;
}

/** The call that names what is read, in the expression itself: what another name has may be read elsewhere, too. */
const headIn = (text: string, node: PythonNode, name: string): PythonNode | undefined =>
  [...within(node)].find((one) => {
    const callee = one.type === "call" ? part(one, "function") : undefined;
    const last = callee?.type === "attribute" ? part(callee, "attribute") : callee;
    return last !== undefined && text.slice(last.start, last.end) === name;
  });
