/**
 * MikroORM's `find`, `findAll` and `findBy`. A page's entities must not stay in the identity map: paged with it, 200,000
 * rows took 834 MB, without it 305. `disableIdentityMap` reads in a fork of its own, which keeps the transaction.
 */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { nameOf, unwrapped } from "../object.ts";
import { lineOf, shortText } from "../target.ts";
import { argumentsOf, type Link } from "./chain.ts";
import { fromObjects, listOrder } from "./directions.ts";
import { type OptionsSpec, optionsPart, type Written } from "./options-read.ts";
import type { Asked, Count, Reading, Reason, Writes } from "./reading.ts";
import { words } from "./words.ts";

const common: Omit<OptionsSpec, "options" | "needs"> = {
  names: { where: "where", order: "orderBy", limit: "limit", select: "fields" },
  lists: "array",
  brings: words("populate groupBy having cache"),
  keepsType: false,
  kept: words(
    "where orderBy populate populateWhere populateOrderBy fields exclude filters strategy disableIdentityMap schema connectionType logging loggerContext comments indexHint ctx",
  ),
  refused: {
    limit: "takes a number of rows that may be missing",
    offset: "skips rows, which pages by key can't",
    first: "starts at a cursor",
    last: "starts at a cursor",
    after: "starts at a cursor",
    before: "starts at a cursor",
    groupBy: "groups rows, which needs all of them",
    having: "filters groups, which needs all rows",
    lockMode: "locks the rows, which needs one statement",
    cache: "caches the result, which pages would mix",
  },
  joining: { and: "$and", or: "$or" },
  compare: (descending, value) => `{ ${descending ? "$lt" : "$gt"}: ${value} }`,
  imports: () => [],
  readOrder: fromObjects,
  writeOrder: (order, quote) => listOrder(order, ["asc", "desc"], quote),
  also: ["disableIdentityMap: true"],
  plain: false,
};

const writes: Omit<Writes, "by"> = {
  // Entities are written by whoever flushes: what is changed on a row may reach the table at any time.
  addsOrRemoves: words(
    "create persist remove insert insertMany upsert upsertMany nativeInsert nativeDelete removeAndFlush persistAndFlush flush",
  ),
  changes: words("nativeUpdate assign"),
  raw: words("execute createQueryBuilder qb"),
};

export function mikroOrm({ chain, facts }: Asked): Reading | Reason {
  const link = chain.links[chain.at]!;
  if (!/^(find|findAll)$/.test(link.name) || !link.receiver)
    return { reason: `\`${link.name}\` has no automatic rewrite` };
  const { receiver, call } = link;
  const manager = isManager(link);
  const from = manager ? 1 : 0;
  const where = link.name === "find";
  const part = optionsPart(chain, {
    ...common,
    // The key comes along, asked for or not.
    needs: facts.key?.fields ?? [],
    options: from + (where ? 1 : 0),
    ...(where ? { filter: from } : {}),
    ...(manager ? { entity: 0 } : {}),
  });
  if ("reason" in part) return part;
  const { written } = part;
  return {
    ...part,
    given: { read: call, awaited: true, rows: "itself" },
    receiver,
    kept: 0,
    conditions: words("raw sql"),
    constants: words("QueryOrder"),
    stream: () => ({ reason: "`em.stream()` comes with version 7 of MikroORM, and which one runs is not known here" }),
    count: () => count(link, written, manager),
    writes: {
      ...writes,
      by: { is: "entity", receiver: receiver.getText(), entity: written.entity?.getText() ?? null },
    },
  };
}

/** `em.find(Order, …)`: an entity comes first where a manager is asked. */
function isManager(link: Link): boolean {
  const [first] = argumentsOf(link);
  const receiver = link.receiver!;
  if (!first) return false;
  const bare = unwrapped(first);
  if (ts.isObjectLiteralExpression(bare)) return false;
  if (ts.isIdentifier(bare) && /^\p{Lu}/u.test(bare.text)) return true;
  const last = ts.isPropertyAccessExpression(receiver) ? receiver.name.text : receiver.getText();
  return /(em|manager)$/i.test(last);
}

function count(link: Link, { entity, options, literal, filter }: Written, manager: boolean): Count | Reason {
  if (options && !literal)
    return { reason: `line ${lineOf(options)} takes its options from \`${shortText(options)}\`` };
  let where: TS.Expression | null = filter;
  const kept: string[] = [];
  for (const one of literal?.properties ?? []) {
    const name = nameOf(one) ?? "";
    if (name === "where" && ts.isPropertyAssignment(one)) where = one.initializer;
    else if (/^(filters|schema)$/.test(name)) kept.push(one.getText());
    else if (!/^(orderBy|populate|fields|exclude|strategy|disableIdentityMap)$/.test(name))
      return { reason: `line ${lineOf(one)} sets \`${name || shortText(one)}\`, which a count may not keep` };
  }
  const args = [
    ...(manager ? [entity!.getText()] : []),
    ...(where || kept.length > 0 ? [where?.getText() ?? "{}"] : []),
    ...(kept.length > 0 ? [`{ ${kept.join(", ")} }`] : []),
  ];
  return { text: `${link.receiver!.getText()}.count(${args.join(", ")})`, awaits: false };
}
