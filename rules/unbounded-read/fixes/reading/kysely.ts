/** Kysely's `selectFrom(…)…execute()`: each method gives a new builder, so that the first page's goes on as it is. */
import { ts } from "../../../../rewrite/typescript.ts";
import { unwrapped } from "../object.ts";
import { lineOf } from "../target.ts";
import {
  type BuilderSpec,
  bareColumn,
  columnTexts,
  methodReason,
  orderOf,
  partsOf,
  refusedMethods,
} from "./builder-read.ts";
import { argumentsOf, type Link } from "./chain.ts";
import { member, quoted } from "./fields.ts";
import type { Asked, Narrow, Order, Page, PageNames, Reading, Reason, Writes } from "./reading.ts";
import { streamable } from "./streamable.ts";
import { insert, runReplaced } from "./text.ts";
import { words } from "./words.ts";

const spec: BuilderSpec = {
  kept: words("selectFrom selectAll select where whereRef orderBy $castTo $narrowType $assertType withSchema"),
  refused: {
    ...refusedMethods,
    $if: "builds the query on a condition, which pages may not keep",
    $call: "builds the query elsewhere, which pages may not keep",
    clearSelect: "changes what is selected, which pages may not keep",
    fetch: "takes a number of rows that may be missing",
    top: "takes a number of rows that may be missing",
    orWhere: "joins conditions with `orWhere`, which a page's condition can't follow",
  },
  runs: words("execute"),
};

const writes: Omit<Writes, "by"> = {
  addsOrRemoves: words("insertInto deleteFrom mergeInto replaceInto"),
  changes: words("updateTable"),
  raw: words("executeQuery"),
};

export function kysely({ chain, facts, file }: Asked): Reading | Reason {
  const head = chain.links[chain.at]!;
  if (head.name !== "selectFrom" || !head.receiver) return { reason: `\`${head.name}\` has no automatic rewrite` };
  const parts = partsOf(chain, chain.at, spec);
  const run = parts.at(-1)!;
  const table = columnTexts(argumentsOf(head));
  const against: Reason | null =
    methodReason(parts, spec) ??
    (table?.length === 1
      ? run.name === "execute"
        ? null
        : { reason: `line ${lineOf(run.at)} does not run the query` }
      : { reason: `line ${lineOf(head.at)} names its table in a way that can't be told` });
  const name = table?.[0]?.split(/\s+as\s+/i)[0] ?? "";
  return {
    given: { read: run.call, awaited: true, rows: "itself" },
    receiver: head.receiver,
    kept: 0,
    inputs: parts.flatMap(argumentsOf),
    conditions: words(""),
    constants: words(""),
    named: [],
    order: orderOf(parts, words("orderBy")),
    page: (order) => against ?? page(parts, order),
    stream: () =>
      against ??
      streamable(facts, "kysely") ?? {
        async: true,
        holds: true,
        unlike: null,
        imports: [],
        write: ({ size }) => ({
          edits: [{ start: run.at.getStart(), end: run.call.end, newText: `stream(${size})` }],
        }),
      },
    count: () => {
      if (against) return against;
      const kept = parts.filter((one) => /^(selectFrom|where|whereRef|withSchema)$/.test(one.name));
      const pieces = kept.map((one) => file.text.slice(one.at.getStart(), one.call.end)).join(".");
      const counting = 'select((eb) => eb.fn.countAll().as("count")).executeTakeFirstOrThrow()';
      return { text: `Number((await ${head.receiver!.getText()}.${pieces}.${counting}).count)`, awaits: true };
    },
    narrow: (columns) => against ?? narrow(parts, columns),
    limit: (size) => {
      const written = parts.find((one) => one.name === "limit");
      const value = written && argumentsOf(written)[0];
      if (value)
        return ts.isIdentifier(unwrapped(value))
          ? [insert(value.end, ` ?? ${size}`)]
          : { reason: `line ${lineOf(value)} already has a limit` };
      return [insert(run.at.getStart(), `limit(${size}).`)];
    },
    writes: { ...writes, by: { is: "token", tokens: [name] } },
  };
}

function page(parts: readonly Link[], order: Order): Page | Reason {
  const run = parts.at(-1)!;
  const added = missingColumns(parts, order);
  if ("reason" in added) return added;
  const hasOrder = parts.some((one) => one.name === "orderBy");
  return {
    style: "builder",
    added,
    plain: true,
    imports: [],
    write: (names) => {
      const more = [
        ...(added.length > 0 ? [`.select(${columnList(added, names.quote)})`] : []),
        ...(hasOrder
          ? []
          : order.map(
              ({ field, descending }) =>
                `.orderBy(${quoted(field, names.quote)}${descending ? `, ${names.quote}desc${names.quote}` : ""})`,
            )),
        `.limit(${names.size})`,
      ];
      return {
        edits: [runReplaced(run, more)],
        first: "",
        next: `${names.after}.where(${condition(order, names)})`,
        run: ".execute()",
      };
    },
  };
}

/** `selectAll()` becomes a list. */
function narrow(parts: readonly Link[], columns: readonly string[]): Narrow | Reason {
  const all = parts.filter((one) => one.name === "selectAll");
  const [only] = all;
  const other = parts.find((one) => one.name === "select" || one.name.startsWith("$"));
  if (other) return { reason: `line ${lineOf(other.at)} chooses columns already` };
  if (!only || all.length > 1) return { reason: `line ${lineOf(parts[0]!.at)} does not select all columns` };
  return {
    columns,
    keepsType: false,
    write: (quote) => [
      { start: only.at.getStart(), end: only.call.end, newText: `select(${columnList(columns, quote)})` },
    ],
  };
}

function columnList(columns: readonly string[], quote: string): string {
  const list = columns.map((one) => quoted(one, quote));
  return list.length === 1 ? list[0]! : `[${list.join(", ")}]`;
}

function condition(order: Order, { last, quote }: PageNames): string {
  const parts = (at: number): string[] => {
    const { field, descending } = order[at]!;
    const equal = order
      .slice(0, at)
      .map((one) => `${quoted(one.field, quote)}, ${quote}=${quote}, ${member(last, one.field, quote)}`);
    return [
      ...equal,
      `${quoted(field, quote)}, ${quote}${descending ? "<" : ">"}${quote}, ${member(last, field, quote)}`,
    ];
  };
  if (order.length === 1) return parts(0)[0]!;
  const alternatives = order.map((_, at) => {
    const all = parts(at).map((one) => `eb(${one})`);
    return all.length === 1 ? all[0]! : `eb.and([${all.join(", ")}])`;
  });
  return `(eb) => eb.or([${alternatives.join(", ")}])`;
}

function missingColumns(parts: readonly Link[], order: Order): string[] | Reason {
  if (parts.some((one) => one.name === "selectAll")) return [];
  const columns: string[] = [];
  for (const link of parts) {
    if (link.name !== "select") continue;
    const texts = columnTexts(argumentsOf(link));
    if (!texts) return { reason: `line ${lineOf(link.at)} selects columns that can't be told` };
    columns.push(...texts);
  }
  const taken = columns.find((one) => order.some(({ field }) => new RegExp(`\\sas\\s+${field}$`, "i").test(one)));
  if (taken) return { reason: `line ${lineOf(parts[0]!.at)} gives another column the name of the key` };
  return order.map((one) => one.field).filter((field) => !columns.some((one) => bareColumn(one) === field));
}
