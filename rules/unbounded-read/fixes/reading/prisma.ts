/** Prisma's `findMany`. Pages go by `where key > last`: a `cursor` whose row is gone ends the loop without a word. */
import type { ts as TS } from "@ts-morph/common";
import { nameOf, property } from "../object.ts";
import { lineOf, shortText } from "../target.ts";
import { argumentsOf } from "./chain.ts";
import { fromObjects, listOrder } from "./directions.ts";
import { type OptionsSpec, optionsPart } from "./options-read.ts";
import type { Asked, Count, Reading, Reason, Writes } from "./reading.ts";
import { words } from "./words.ts";

const spec: OptionsSpec = {
  options: 0,
  names: { where: "where", order: "orderBy", limit: "take", select: "select" },
  lists: "object",
  brings: words("include distinct"),
  needs: [],
  keepsType: false,
  kept: words("where select include omit relationLoadStrategy orderBy"),
  refused: {
    distinct: "asks for distinct rows, which needs all of them",
    skip: "skips rows, which pages by key can't",
    cursor: "starts at a cursor",
    take: "takes a number of rows that may be missing",
  },
  joining: { and: "AND", or: "OR" },
  compare: (descending, value) => `{ ${descending ? "lt" : "gt"}: ${value} }`,
  imports: () => [],
  readOrder: fromObjects,
  writeOrder: (order, quote) => listOrder(order, ["asc", "desc"], quote),
  plain: true,
};

const writes: Omit<Writes, "by"> = {
  addsOrRemoves: words("create createMany createManyAndReturn upsert delete deleteMany"),
  changes: words("update updateMany updateManyAndReturn"),
  raw: words("$executeRaw $executeRawUnsafe $queryRaw $queryRawUnsafe $queryRawTyped"),
};

export function prisma({ chain }: Asked): Reading | Reason {
  const link = chain.links[chain.at]!;
  if (link.name !== "findMany" || !link.receiver) return { reason: `\`${link.name}\` has no automatic rewrite` };
  const part = optionsPart(chain, spec);
  if ("reason" in part) return part;
  const { receiver, call } = link;
  return {
    ...part,
    given: { read: call, awaited: true, rows: "itself" },
    receiver,
    kept: 1,
    conditions: words(""),
    constants: words(""),
    stream: () => ({ reason: "Prisma has no stream" }),
    count: () => count(receiver, part.written.literal, argumentsOf(link)[0]),
    writes: { ...writes, by: { is: "member", name: receiver.getText().split(".").at(-1)! } },
  };
}

/** `count({ where })`; what only chooses columns or an order is left out. */
function count(
  receiver: TS.Expression,
  literal: TS.ObjectLiteralExpression | null,
  written: TS.Expression | undefined,
): Count | Reason {
  if (written && !literal)
    return { reason: `line ${lineOf(written)} takes its options from \`${shortText(written)}\`` };
  const other = literal?.properties.find(
    (one) => !words("where select include omit relationLoadStrategy orderBy").has(nameOf(one) ?? ""),
  );
  if (other)
    return {
      reason: `line ${lineOf(other)} sets \`${nameOf(other) ?? shortText(other)}\`, which a count may not keep`,
    };
  const where = property(literal, "where")?.getText();
  return { text: `${receiver.getText()}.count(${where ? `{ ${where} }` : ""})`, awaits: false };
}
