/**
 * *Stream the rows* of a SQLAlchemy query. What else runs on the session meanwhile decides whether all rows come, and the
 * driver decides how it fails: with PyMySQL rows are missing and nothing is said. So all of it has to be in the text.
 */
import { named, type PythonNode, part } from "../../analysis/extract/python/tree.ts";
import type { TextEdit } from "../../rewrite/edit.ts";
import { thousands } from "../../rewrite/number.ts";
import type { Finding } from "../finding.ts";
import { linksOf, within } from "./chain.ts";
import { type Form, formOf } from "./forms.ts";
import { columnsIn } from "./key.ts";
import { isTarget, keptBy, type Loop, lineAt, loopOf } from "./loop.ts";
import { isParameter } from "./names.ts";
import { noAsyncLoop } from "./pages.ts";
import type { Plan } from "./plans.ts";
import { argumentsOf, type PythonSource, type Rows } from "./syntax.ts";

/** Links after which rows come one for an object, with all that is asked for. */
const harmless = new Set(["filter", "filter_by", "where", "order_by"]);

/** Calls that ask no database. */
const builtIn = new Set(
  "print str int float bool len min max round sum abs repr format isinstance sorted set list tuple range".split(" "),
);
const collects = new Set(["append", "write", "writerow"]);

const size = 1000;

/** `yield_per` for a query or statement that one loop goes over, which asks for nothing else meanwhile. */
export function yieldPerPlan(finding: Finding, source: PythonSource, rows: Rows): Plan {
  const form = formOf("sqlalchemy", source, rows);
  if (!form) return { reason: "what is read stands somewhere else" };
  if ("reason" in form) return form;
  const other = form.after.find(({ name, call }) => !call || !harmless.has(name));
  if (other) return { reason: `\`${other.name}\` may not go together with a stream` };
  if (!streams(source) || isFromElsewhere(source, form))
    return { reason: "the driver is not known here, and some lose rows of a stream" };
  const columns = columnsIn(source, form.entity);
  if (!columns) return { reason: "which attributes are columns is not known here" };
  const loop = loopOf(source, rows);
  if ("reason" in loop) return loop;
  const uses =
    (form.run?.awaited ? noAsyncLoop(source, loop) : undefined) ??
    keptBy(source, loop) ??
    asksBy(source, loop, new Set(columns.map(({ field }) => field)));
  if (uses || finding.escape !== "none") return { reason: uses ?? "the rows are kept" };
  return {
    fix: {
      kind: "stream",
      title: `Stream the rows, ${thousands(size)} at a time (holds a connection until the loop ends)`,
      safe: false,
    },
    edits: editsOf(source, form, loop),
  };
}

function editsOf({ text }: PythonSource, { chain, end, run }: Form, loop: Loop): TextEdit[] {
  if (!run) return [{ start: end, end: chain.end, newText: `.yield_per(${size})` }];
  const at = run.statement.end;
  const edits = [{ start: at, end: at, newText: `.execution_options(yield_per=${size})` }];
  const last = linksOf(text, chain)!.at(-1)!;
  if (last.name === "all") edits.push({ start: last.object!.end, end: chain.end, newText: "" });
  if (!run.awaited) return edits;
  const { start, end: after } = run.link.node;
  const streamed = run.link.name === "execute" ? "stream" : "stream_scalars";
  return [...edits, { start: loop.at, end: loop.at, newText: "async " }, { start, end: after, newText: streamed }];
}

/** True where the text names every engine's database, and each is one whose drivers stream beside other work. */
function streams({ text, root }: PythonSource): boolean {
  const urls = [...within(root)].flatMap((node) => {
    const callee = node.type === "call" ? part(node, "function") : undefined;
    if (!callee || !/(?:^|\.)create_(?:async_)?engine$/.test(text.slice(callee.start, callee.end))) return [];
    const [url] = argumentsOf(node);
    return [url?.type === "string" ? text.slice(url.start, url.end) : ""];
  });
  return (
    urls.length > 0 &&
    urls.every((url) => /^["'](?:sqlite(?:\+aiosqlite)?|postgresql(?:\+psycopg2|\+asyncpg)?):/.test(url))
  );
}

/** True where the session may belong to an engine of another file. */
function isFromElsewhere(source: PythonSource, { chain, run }: Form): boolean {
  const links = linksOf(source.text, run?.result?.value ?? chain);
  const first = links?.[0];
  if (first && isParameter(source, first.name, first.node)) return true;
  return /^[ \t]*from[ \t]+(?!sqlalchemy|sqlmodel)\S+[ \t]+import[^#\n]*(?:session|\bdb\b|engine)/im.test(source.text);
}

/** What in a loop may ask the database for something, as a clause. */
function asksBy({ text }: PythonSource, { node: loop, row }: Loop, columns: ReadonlySet<string>): string | undefined {
  const written = (node: PythonNode | undefined): string => (node ? text.slice(node.start, node.end) : "");
  const isColumn = (node: PythonNode): boolean =>
    node.type === "attribute" && written(part(node, "object")) === row && columns.has(written(part(node, "attribute")));
  const isCalm = (call: PythonNode): boolean => {
    const callee = part(call, "function")!;
    const object = callee.type === "attribute" ? part(callee, "object")! : undefined;
    if (!object) return callee.type === "identifier" && builtIn.has(written(callee));
    return isColumn(object) || (object.type === "identifier" && collects.has(written(part(callee, "attribute"))));
  };
  const visit = (node: PythonNode, parent: PythonNode): PythonNode | undefined => {
    const isCallee = parent.type === "call" && node.field === "function";
    if (node.type === "call" && !isCalm(node)) return node;
    if (node.type === "attribute" && !isCallee && (!isColumn(node) || isTarget(node, parent))) return node;
    if (/^(?:yield|await|delete_statement|with_statement|lambda|import_statement)$/.test(node.type)) return node;
    // A row alone may be asked for anything.
    if (node.type === "identifier" && written(node) === row && parent.type !== "attribute") return node;
    if (isColumn(node)) return undefined;
    for (const child of node.children) {
      const found = visit(child, node);
      if (found) return found;
    }
    return undefined;
  };
  const looked =
    loop.type === "for_statement" ? named(loop).filter(({ field }) => field !== "left" && field !== "right") : [];
  if (!looked.length) return "a comprehension is not looked into";
  const found = looked.map((child) => visit(child, loop)).find(Boolean);
  return found && `line ${lineAt(text, found.start)} may use the session while rows stream`;
}
