/** TypeORM's `find` and `findBy`, of repositories, managers and entities. */

import type { ts as TS } from "@ts-morph/common";
import type { Wanted } from "../../../../rewrite/imports.ts";
import { ts } from "../../../../rewrite/typescript.ts";
import { nameOf, unwrapped } from "../object.ts";
import { lineOf, shortText } from "../target.ts";
import { argumentsOf, type Link } from "./chain.ts";
import { fromObjects, objectOrder } from "./directions.ts";
import { type OptionsSpec, optionsPart, type Written } from "./options-read.ts";
import type { Asked, Count, Reading, Reason, Writes } from "./reading.ts";
import { typeormBuilder } from "./typeorm-builder.ts";
import { words } from "./words.ts";

const operator = (descending: boolean): Wanted => ({ module: "typeorm", name: descending ? "LessThan" : "MoreThan" });

const common: Omit<OptionsSpec, "options" | "needs"> = {
  names: { where: "where", order: "order", limit: "take", select: "select" },
  lists: "object",
  brings: words("relations loadRelationIds join loadEagerRelations"),
  keepsType: true,
  kept: words(
    "where select relations order withDeleted loadEagerRelations loadRelationIds relationLoadStrategy comment",
  ),
  refused: {
    skip: "skips rows, which pages by key can't",
    take: "takes a number of rows that may be missing",
    lock: "locks the rows, which needs one statement",
    cache: "caches the result, which pages would mix",
    join: "joins other tables by hand",
    transaction: "opens a transaction for the read",
  },
  joining: { and: null, or: null },
  compare: (descending, value, names) => `${names.imported(operator(descending))}(${value})`,
  imports: (descending) => [operator(descending)],
  readOrder: fromObjects,
  writeOrder: (order, quote) => objectOrder(order, ["ASC", "DESC"], quote),
  plain: false,
};

const keyless = { reason: "rows without their key become one, and the key is not known" };

const conditions = words(
  "And Any ArrayContainedBy ArrayContains ArrayOverlap Between Equal ILike In IsNull JsonContains LessThan LessThanOrEqual Like MoreThan MoreThanOrEqual Not Or",
);

const writes: Omit<Writes, "by"> = {
  addsOrRemoves: words("insert upsert delete remove softDelete softRemove restore recover clear"),
  changes: words("update updateAll increment decrement save"),
  raw: words("query sql createQueryBuilder"),
};

export function typeorm(asked: Asked): Reading | Reason {
  const { chain, file } = asked;
  const link = chain.links[chain.at]!;
  if (/^get(Many|RawMany|One)/.test(link.name)) return typeormBuilder(asked, writes);
  if (!/^find(AndCount)?(By)?$/.test(link.name) || !link.receiver)
    return { reason: `\`${link.name}\` has no automatic rewrite` };
  const counts = link.name.startsWith("findAndCount");
  // The operators of conditions (`MoreThan`) are for SQL; MongoDB's repositories take its own filters.
  if (/MongoRepository|MongoEntityManager/.test(file.text)) return { reason: "MongoDB has no such pages in TypeORM" };
  const afterEntity = takesEntity(link);
  const options = afterEntity ? 1 : 0;
  const part = optionsPart(chain, {
    ...common,
    options,
    // Rows without their key become one.
    needs: asked.facts.key?.fields ?? [],
    ...(afterEntity ? { entity: 0 } : {}),
    ...(link.name.endsWith("By") ? { rename: counts ? "findAndCount" : "find" } : {}),
  });
  if ("reason" in part) return part;
  const { receiver, call } = link;
  const { written } = part;
  const beside = { reason: `line ${lineOf(call)} asks for the number of all rows beside them` };
  return {
    ...part,
    page: (order) => (counts ? beside : part.page(order)),
    narrow: (columns) => (asked.facts.key ? part.narrow(columns) : keyless),
    given: { read: call, awaited: true, rows: counts ? { element: 0 } : "itself" },
    receiver,
    kept: 0,
    conditions,
    constants: words(""),
    stream: () => ({ reason: "TypeORM streams rows of a statement, not entities" }),
    count: () => (counts ? beside : count(link, part.written)),
    writes: {
      ...writes,
      by: {
        is: "entity",
        receiver: receiver.getText(),
        entity: written.entity?.getText() ?? (afterEntity ? "" : staticEntity(receiver)),
      },
    },
  };
}

/** `count({ where })`, `countBy(where)`: order and columns are left out. */
function count(link: Link, { entity, options, literal, filter }: Written): Count | Reason {
  const receiver = link.receiver!.getText();
  const first = entity ? [entity.getText()] : [];
  if (filter) return { text: `${receiver}.countBy(${[...first, filter.getText()].join(", ")})`, awaits: false };
  if (options && !literal)
    return { reason: `line ${lineOf(options)} takes its options from \`${shortText(options)}\`` };
  const kept: string[] = [];
  for (const one of literal?.properties ?? []) {
    const name = nameOf(one) ?? "";
    if (/^(where|withDeleted)$/.test(name)) kept.push(one.getText());
    else if (!/^(select|relations|order|loadEagerRelations|loadRelationIds|relationLoadStrategy|comment)$/.test(name))
      return { reason: `line ${lineOf(one)} sets \`${name || shortText(one)}\`, which a count may not keep` };
  }
  if (kept.length === 0) return { text: `${receiver}.count(${first.join("")})`, awaits: false };
  return { text: `${receiver}.count(${[...first, `{ ${kept.join(", ")} }`].join(", ")})`, awaits: false };
}

/** `manager.find(Order)`, `manager.find(Order, { … })`: an entity, not options, comes first. */
function takesEntity(link: Link): boolean {
  const [first, second] = argumentsOf(link);
  if (!first) return false;
  if (second) return true;
  if (ts.isObjectLiteralExpression(unwrapped(first))) return false;
  const receiver = link.receiver!;
  const last = ts.isPropertyAccessExpression(receiver) ? receiver.name.text : receiver.getText();
  return /(manager|^em)$/i.test(last);
}

/** `Order.find()`: TypeORM's static reads, where the receiver is the entity. */
function staticEntity(receiver: TS.Expression): string | null {
  return ts.isIdentifier(receiver) && /^\p{Lu}/u.test(receiver.text) ? receiver.text : null;
}
