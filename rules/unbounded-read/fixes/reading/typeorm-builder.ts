/** TypeORM's query builder: `createQueryBuilder("o").where(…).getMany()`. */
import { ts } from "../../../../rewrite/typescript.ts";
import { unwrapped } from "../object.ts";
import { lineOf } from "../target.ts";
import { type BuilderSpec, bareColumn, columnTexts, hasOpenOr, methodReason, refusedMethods } from "./builder-read.ts";
import { argumentsOf, type Link } from "./chain.ts";
import { directionOf } from "./directions.ts";
import { member, quoted } from "./fields.ts";
import type { Asked, Narrow, Order, Page, PageNames, Reading, Reason, Writes } from "./reading.ts";
import { addedCalls, insert, runReplaced } from "./text.ts";
import { words } from "./words.ts";

const joins = ["left", "inner"].flatMap((side) =>
  ["", "AndSelect", "AndMapOne", "AndMapMany"].map((more) => `${side}Join${more}`),
);
const { innerJoin: _inner, leftJoin: _left, ...refused } = refusedMethods;

const spec: BuilderSpec = {
  // With `take`, entities are counted and not joined rows, so relations may come along.
  kept: words(
    `createQueryBuilder where andWhere select addSelect setParameter setParameters withDeleted comment orderBy addOrderBy ${joins.join(" ")}`,
  ),
  refused: {
    ...refused,
    orWhere: "joins conditions with `orWhere`, which a page's condition can't follow",
  },
  runs: words("getMany"),
};

/** The reading of a chain that ends in `getMany`. */
export function typeormBuilder({ chain, file, facts }: Asked, writes: Omit<Writes, "by">): Reading | Reason {
  const run = chain.links[chain.at]!;
  if (run.name !== "getMany") return { reason: `\`${run.name}\` has no automatic rewrite` };
  if (/MongoRepository|MongoEntityManager/.test(file.text)) return { reason: "MongoDB has no such pages in TypeORM" };
  const start = chain.links.findIndex((one) => one.name === "createQueryBuilder");
  const head = chain.links[start];
  if (!head?.receiver) return { reason: `line ${lineOf(run.at)} runs a query that is built in other statements` };
  const parts = chain.links.slice(start, chain.at + 1);
  const texts = argumentsOf(head);
  const last = texts.at(-1);
  const alias =
    last && texts.length <= 2 && ts.isStringLiteral(last) && !(texts.length === 1 && isManager(head))
      ? last.text
      : null;
  const entity = texts.length === 2 && ts.isIdentifier(texts[0]!) ? texts[0]! : null;
  const against = methodReason(parts, spec) ?? orReason(parts);
  return {
    given: { read: run.call, awaited: true, rows: "itself" },
    receiver: head.receiver,
    kept: 0,
    inputs: parts.flatMap(argumentsOf).filter((one) => one !== entity),
    conditions: words("Brackets"),
    constants: words(""),
    named: entity ? [entity] : [],
    order: alias === null ? null : orderOf(parts, alias),
    page: (order) =>
      against ??
      (alias === null
        ? { reason: `line ${lineOf(head.at)} gives the table no alias that could be told` }
        : page(parts, alias, order)),
    stream: () => ({ reason: "TypeORM streams rows of a statement, not entities" }),
    count: () =>
      against ?? { text: `${file.text.slice(run.call.getStart(), run.at.getStart())}getCount()`, awaits: false },
    narrow: (columns) => against ?? narrow(parts, alias, columns, facts.key?.fields),
    // `take`, not `limit`: with a joined relation `limit` counts joined rows.
    limit: (size) => [insert(run.at.getStart(), `take(${size}).`)],
    writes: {
      ...writes,
      by: { is: "entity", receiver: head.receiver.getText(), entity: entity?.text ?? null },
    },
  };
}

/** `.select(["o.id", "o.total"])`; rows without their key become one. */
function narrow(
  parts: readonly Link[],
  alias: string | null,
  asked: readonly string[],
  key: readonly string[] | undefined,
): Narrow | Reason {
  if (alias === null || !key)
    return { reason: `line ${lineOf(parts[0]!.at)} gives the table no alias or key that could be told` };
  const other = parts.find((one) => /select/i.test(one.name) || joins.includes(one.name));
  if (other) return { reason: `line ${lineOf(other.at)} chooses columns already` };
  const columns = [...key.filter((one) => !asked.includes(one)), ...asked];
  return {
    columns,
    keepsType: true,
    write: (quote) => [
      addedCalls(parts[0]!, parts[1]!, [
        `.select([${columns.map((one) => quoted(`${alias}.${one}`, quote)).join(", ")}])`,
      ]),
    ],
  };
}

function isManager({ receiver }: Link): boolean {
  const last = receiver && ts.isPropertyAccessExpression(receiver) ? receiver.name.text : (receiver?.getText() ?? "");
  return /(manager|source|connection|^em)$/i.test(last);
}

/** Conditions as text stand in the statement as they are, without parentheses around them. */
function orReason(parts: readonly Link[]): Reason | null {
  for (const link of parts) {
    if (!/^(where|andWhere)$/.test(link.name)) continue;
    const [condition] = argumentsOf(link);
    const bare = condition && unwrapped(condition);
    if (!bare || ts.isObjectLiteralExpression(bare) || ts.isNewExpression(bare)) continue;
    if (ts.isStringLiteralLike(bare) && !hasOpenOr(bare.text)) continue;
    return { reason: `line ${lineOf(link.at)} filters by SQL that a page's condition may not follow` };
  }
  return null;
}

function orderOf(parts: readonly Link[], alias: string): { order: Order; line: number } | null | Reason {
  const order: { field: string; descending: boolean }[] = [];
  let line = 0;
  for (const link of parts) {
    if (!/^(orderBy|addOrderBy)$/.test(link.name)) continue;
    line ||= lineOf(link.at);
    const [column, direction, ...more] = argumentsOf(link);
    const text = column && ts.isStringLiteral(column) ? column.text : "";
    const way = direction ? directionOf(direction) : "up";
    if (!text || !way || more.length > 0)
      return { reason: `line ${lineOf(link.at)} orders in a way that pages can't follow` };
    // A column of a joined table is no column of the rows.
    const field = text.startsWith(`${alias}.`) ? bareColumn(text) : text;
    order.push({ field, descending: way === "down" });
  }
  return order.length > 0 ? { order, line } : null;
}

function page(parts: readonly Link[], alias: string, order: Order): Page | Reason {
  const run = parts.at(-1)!;
  const added: string[] = [];
  const selecting = parts.filter((one) => /^(select|addSelect)$/.test(one.name));
  if (selecting.some((one) => one.name === "select")) {
    const columns: string[] = [];
    for (const link of selecting) {
      const [columnsGiven, ...more] = argumentsOf(link);
      const texts = columnsGiven && more.length === 0 ? columnTexts([columnsGiven]) : null;
      if (!texts) return { reason: `line ${lineOf(link.at)} selects columns that can't be told` };
      columns.push(...texts);
    }
    if (!columns.includes(alias))
      added.push(...order.map((one) => one.field).filter((field) => !columns.includes(`${alias}.${field}`)));
  }
  const hasOrder = parts.some((one) => one.name === "orderBy");
  return {
    style: "builder",
    added,
    plain: false,
    imports: [],
    write: (names) => {
      const text = run.call.getSourceFile().text.slice(parts[0]!.call.getStart(), run.call.end);
      const more = [
        ...added.map((one) => `.addSelect(${quoted(`${alias}.${one}`, names.quote)})`),
        ...(hasOrder
          ? []
          : order.map(({ field, descending }, index) => {
              const column = quoted(`${alias}.${field}`, names.quote);
              const way = `${names.quote}${descending ? "DESC" : "ASC"}${names.quote}`;
              return `.${index === 0 ? "orderBy" : "addOrderBy"}(${column}, ${way})`;
            })),
        `.take(${names.size})`,
      ];
      return {
        edits: [runReplaced(run, more)],
        first: ".clone()",
        next: `${names.after}.clone().andWhere(${condition(order, alias, names, text)})`,
        run: ".getMany()",
      };
    },
  };
}

/** `"o.id > :afterId", { afterId: last.id }`; each column of a longer key has an alternative. */
function condition(order: Order, alias: string, { last, quote }: PageNames, taken: string): string {
  const parameter = (field: string): string => {
    const name = `after${field.charAt(0).toUpperCase()}${field.slice(1)}`;
    return taken.includes(`:${name}`) ? `${name}2` : name;
  };
  const parts = order.map((one, at) => {
    const equal = order.slice(0, at).map(({ field }) => `${alias}.${field} = :${parameter(field)}`);
    const compared = `${alias}.${one.field} ${one.descending ? "<" : ">"} :${parameter(one.field)}`;
    return [...equal, compared].join(" AND ");
  });
  const text =
    parts.length === 1 ? parts[0]! : `(${parts.map((one, at) => (at === 0 ? one : `(${one})`)).join(" OR ")})`;
  const values = order.map(({ field }) => `${parameter(field)}: ${member(last, field, quote)}`);
  return `${quoted(text, quote)}, { ${values.join(", ")} }`;
}
