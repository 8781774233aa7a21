/**
 * Knex, and Objection, which builds on it. The builder of the first page is kept, and each further page asks a copy of it
 * for what comes after the last row.
 */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../../rewrite/edit.ts";
import { ts } from "../../../../rewrite/typescript.ts";
import { unwrapped } from "../object.ts";
import { lineOf } from "../target.ts";
import {
  type BuilderSpec,
  bareColumn,
  columnTexts,
  hasOpenOr,
  methodReason,
  orderOf,
  partsOf,
  refusedMethods,
} from "./builder-read.ts";
import { argumentsOf, type Link } from "./chain.ts";
import { member, quoted } from "./fields.ts";
import type { Asked, Count, Narrow, Order, Page, PageNames, Reading, Reason, Stream, Writes } from "./reading.ts";
import { streamable } from "./streamable.ts";
import { addedCalls, insert, runReplaced } from "./text.ts";
import { words } from "./words.ts";

const filters = [
  ..."where andWhere whereNot andWhereNot whereIn andWhereIn whereNotIn andWhereNotIn whereNull andWhereNull".split(
    " ",
  ),
  ..."whereNotNull andWhereNotNull whereBetween andWhereBetween whereNotBetween andWhereNotBetween whereExists".split(
    " ",
  ),
  ..."whereNotExists whereLike andWhereLike whereILike andWhereILike whereJsonObject whereJsonPath whereRaw andWhereRaw".split(
    " ",
  ),
];
const alternatives =
  "orWhere orWhereNot orWhereIn orWhereNotIn orWhereNull orWhereNotNull orWhereBetween orWhereNotBetween orWhereExists orWhereNotExists orWhereLike orWhereILike orWhereRaw or".split(
    " ",
  );

const selects = words("select column columns");

const shared: BuilderSpec = {
  kept: words(
    `${filters.join(" ")} select column columns from table withSchema orderBy timeout debug options transacting comment hintComment`,
  ),
  refused: {
    ...refusedMethods,
    ...Object.fromEntries(
      alternatives.map((name) => [name, `joins conditions with \`${name}\`, which a page's condition can't follow`]),
    ),
  },
  runs: words(""),
};

const objectionSpec: BuilderSpec = {
  ...shared,
  kept: words(`${[...shared.kept].join(" ")} withGraphFetched modifyGraph context skipUndefined query`),
  runs: words("execute"),
};

const writes: Omit<Writes, "by"> = {
  addsOrRemoves: words(
    "insert upsert delete del truncate deleteById insertAndFetch insertGraph upsertGraph onConflict",
  ),
  changes: words(
    "update increment decrement patch patchAndFetch patchAndFetchById updateAndFetchById findByIdAndPatch",
  ),
  raw: words("raw"),
};

export function knex(asked: Asked): Reading | Reason {
  const { facts } = asked;
  const { links } = asked.chain;
  const first = links[0]!;
  // `knex("orders")` and `db.replica()("orders")`: what is called with the table; `knex.select().from("orders")` has it later.
  const called = argumentsOf(first).length > 0 && !shared.kept.has(first.name);
  const spec = called ? { ...shared, kept: new Set([...shared.kept, first.name]) } : shared;
  const parts = partsOf(asked.chain, 0, spec);
  const table = called ? argumentsOf(first)[0]! : parts.filter((one) => one.name === "from").flatMap(argumentsOf)[0];
  if (first.name === "raw") return { reason: `line ${lineOf(first.at)} writes the statement by hand` };
  // `this.db(TABLE)`: what the constant says was found with the read.
  const name = (table && columnTexts([table])?.[0]) ?? (table ? facts.table : null);
  if (!table || !name) return { reason: `line ${lineOf(first.at)} names its table in a way that can't be told` };
  return reading(asked, {
    parts,
    spec,
    receiver: called && ts.isCallExpression(first.call) ? first.call.expression : first.receiver,
    from: called ? 1 : 0,
    tokens: [name, bareColumn(name.split(/\s/)[0]!), table.getText()],
    count: (text) => ({
      text: `Number((await ${text}.count({ count: "*" }))[0]?.count)`,
      awaits: true,
    }),
    stream: (whole) => ({
      async: true,
      holds: true,
      unlike: null,
      imports: [],
      write: ({ typescript }) => ({ edits: [insert(whole.end, streamed(first, typescript))] }),
    }),
    plain: true,
  });
}

/** What is added to the chain; its rows are of any type, so the type that the table was given is told again. */
function streamed({ call }: Link, typescript: boolean): string {
  const [row, ...more] = (ts.isCallExpression(call) && call.typeArguments) || [];
  return typescript && row && more.length === 0 ? `.stream() as AsyncIterable<${row.getText()}>` : ".stream()";
}

export function objection(asked: Asked): Reading | Reason {
  const { links, at } = asked.chain;
  const head = links[at]!;
  if (head.name !== "query" || !head.receiver) return { reason: `\`${head.name}\` has no automatic rewrite` };
  const parts = partsOf(asked.chain, at, objectionSpec);
  const whole = parts.at(-1)!.call;
  const run = parts.at(-1)!.name === "execute" ? parts.at(-1)! : null;
  const graph = parts.find((one) => one.name === "withGraphFetched");
  return reading(asked, {
    parts,
    spec: objectionSpec,
    receiver: head.receiver,
    from: 0,
    tokens: [head.receiver.getText()],
    count: (text) => ({ text: `${text}.resultSize()`, awaits: false }),
    stream: () =>
      graph
        ? { reason: `line ${lineOf(graph.at)} loads relations, which a stream does not` }
        : {
            async: true,
            holds: true,
            unlike: "rows are plain objects, not models",
            imports: [],
            write: () => ({
              edits: run
                ? [{ start: run.at.getStart(), end: run.call.end, newText: "toKnexQuery().stream()" }]
                : [insert(whole.end, ".toKnexQuery().stream()")],
            }),
          },
    plain: false,
  });
}

interface Given {
  parts: readonly Link[];
  spec: BuilderSpec;
  receiver: TS.Expression | null;
  /** The first link whose arguments are no table's name. */
  from: number;
  tokens: readonly string[];
  count: (text: string) => Count;
  stream: (whole: TS.Expression) => Stream | Reason;
  plain: boolean;
}

function reading({ facts }: Asked, { parts, spec, receiver, from, tokens, count, stream, plain }: Given): Reading {
  const whole = parts.at(-1)!.call;
  const run = spec.runs.has(parts.at(-1)!.name) ? parts.at(-1)! : null;
  const against = methodReason(parts, spec) ?? rawReason(parts);
  return {
    given: { read: whole, awaited: true, rows: "itself" },
    receiver,
    kept: 0,
    inputs: parts.slice(from).flatMap(argumentsOf),
    conditions: words(""),
    constants: words(""),
    named: [],
    order: orderOf(parts, words("orderBy")),
    page: (order) => against ?? page(parts, run, order, plain),
    stream: () => against ?? streamable(facts, "knex") ?? stream(whole),
    count: () => against ?? count(counted(parts)),
    narrow: (columns) => against ?? narrow(parts, run, columns, !plain),
    limit: (size) => limit(parts, run, size),
    writes: { ...writes, by: { is: "token", tokens } },
  };
}

/** Raw conditions stand in the statement as they are, without parentheses around them. */
function rawReason(parts: readonly Link[]): Reason | null {
  for (const link of parts) {
    if (!/raw$/i.test(link.name)) continue;
    const [text] = argumentsOf(link);
    if (!text || !ts.isStringLiteralLike(text) || hasOpenOr(text.text))
      return { reason: `line ${lineOf(link.at)} filters by SQL that a page's condition may not follow` };
  }
  return null;
}

function page(parts: readonly Link[], run: Link | null, order: Order, plain: boolean): Page | Reason {
  const added = missingColumns(parts, order);
  if ("reason" in added) return added;
  const hasOrder = parts.some((one) => one.name === "orderBy");
  return {
    style: "builder",
    added,
    plain,
    imports: [],
    write: (names) => {
      const more = [
        ...(added.length > 0 ? [`.select(${added.map((one) => quoted(one, names.quote)).join(", ")})`] : []),
        ...(hasOrder ? [] : order.map((one) => orderCall(one, names.quote))),
        `.limit(${names.size})`,
      ];
      return {
        edits: [run ? runReplaced(run, more) : addedCalls(parts.at(-1)!, null, more)],
        first: ".clone()",
        next: `${names.after}.clone()${beyond(order, names)}`,
      };
    },
  };
}

/** `.select("id", "total")` */
function narrow(
  parts: readonly Link[],
  run: Link | null,
  columns: readonly string[],
  keepsType: boolean,
): Narrow | Reason {
  const star = parts.filter((one) => selects.has(one.name)).flatMap(argumentsOf);
  const only = star.length === 1 && ts.isStringLiteralLike(star[0]!) && star[0].text === "*" ? star[0] : null;
  const other = only ? null : parts.find((one) => selects.has(one.name) && argumentsOf(one).length > 0);
  if (other) return { reason: `line ${lineOf(other.at)} chooses columns already` };
  const graph = parts.find((one) => /graph/i.test(one.name));
  if (graph) return { reason: `line ${lineOf(graph.at)} loads relations, which need their columns` };
  const empty = parts.find((one) => selects.has(one.name));
  return {
    columns,
    keepsType,
    write: (quote) => {
      const list = columns.map((one) => quoted(one, quote)).join(", ");
      if (only) return [{ start: only.getStart(), end: only.end, newText: list }];
      return [empty ? insert(empty.call.end - 1, list) : addedCalls(parts.at(-1)!, run, [`.select(${list})`])];
    },
  };
}

const orderCall = ({ field, descending }: Order[number], quote: string): string =>
  `.orderBy(${quoted(field, quote)}${descending ? `, ${quote}desc${quote}` : ""})`;

/** `.where("id", ">", last.id)`; for several columns one alternative each, inside of one condition. */
function beyond(order: Order, { last, quote }: PageNames): string {
  const compared = ({ field, descending }: Order[number]) =>
    `where(${quoted(field, quote)}, ${quote}${descending ? "<" : ">"}${quote}, ${member(last, field, quote)})`;
  if (order.length === 1) return `.${compared(order[0]!)}`;
  const parts = order.map((one, at) => {
    const equal = order
      .slice(0, at)
      .map(({ field }) => `where(${quoted(field, quote)}, ${member(last, field, quote)})`);
    const all = [...equal, compared(one)].join(".");
    return at === 0 ? all : `orWhere((or) => or.${all})`;
  });
  return `.where((after) => after.${parts.join(".")})`;
}

/** Columns of the order that are not selected. */
function missingColumns(parts: readonly Link[], order: Order): string[] | Reason {
  const selecting = parts.filter((one) => selects.has(one.name) && argumentsOf(one).length > 0);
  if (selecting.length === 0) return [];
  const columns: string[] = [];
  for (const link of selecting) {
    const texts = columnTexts(argumentsOf(link));
    if (!texts) return { reason: `line ${lineOf(link.at)} selects columns that can't be told` };
    columns.push(...texts);
  }
  if (columns.some((one) => /^(?:[\w"`]+\.)?\*$/.test(one.trim()))) return [];
  const taken = columns.find((one) => order.some(({ field }) => new RegExp(`\\sas\\s+${field}$`, "i").test(one)));
  if (taken) return { reason: `line ${lineOf(selecting[0]!.at)} gives another column the name of the key` };
  return order.map((one) => one.field).filter((field) => !columns.some((one) => bareColumn(one) === field));
}

/** The chain without what only chooses columns and their order: text of the file, cut together. */
function counted(parts: readonly Link[]): string {
  const dropped = words("orderBy execute withGraphFetched modifyGraph select column columns");
  let text = "";
  for (const [index, link] of parts.entries()) {
    const start = index === 0 ? link.call.getStart() : parts[index - 1]!.call.end;
    const piece = link.call.getSourceFile().text.slice(start, link.call.end);
    if (index > 0 && dropped.has(link.name)) continue;
    if (index === 0 && dropped.has(link.name)) text += `${link.receiver?.getText() ?? ""}`;
    else text += piece;
  }
  return text;
}

function limit(parts: readonly Link[], run: Link | null, size: number): TextEdit[] | Reason {
  const written = parts.find((one) => one.name === "limit");
  const value = written && argumentsOf(written)[0];
  if (value) {
    const simple = ts.isIdentifier(unwrapped(value)) || ts.isPropertyAccessExpression(unwrapped(value));
    return simple ? [insert(value.end, ` ?? ${size}`)] : { reason: `line ${lineOf(value)} already has a limit` };
  }
  if (parts.some((one) => /^(union|unionAll)$/.test(one.name))) return { reason: "a limit of several reads together" };
  const end = run ? run.at.getStart() - 1 : parts.at(-1)!.call.end;
  return [insert(end, `.limit(${size})`)];
}
