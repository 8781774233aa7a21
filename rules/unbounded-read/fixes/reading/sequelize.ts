import type { Wanted } from "../../../../rewrite/imports.ts";
import { ts } from "../../../../rewrite/typescript.ts";
/** Sequelize's `findAll`. Versions 6 and 7 have no stream. */
import { nameOf, property, unwrapped, writtenValue } from "../object.ts";
import { some } from "../scope.ts";
import { lineOf, shortText } from "../target.ts";
import { fromTuples, tupleOrder } from "./directions.ts";
import { type OptionsSpec, optionsPart, type Written } from "./options-read.ts";
import type { Asked, Count, Reading, Reason, Writes } from "./reading.ts";
import { words } from "./words.ts";

const packages = /["'](sequelize|@sequelize\/core|sequelize-typescript)["']/;

const writes: Omit<Writes, "by"> = {
  addsOrRemoves: words("create bulkCreate upsert findOrCreate findCreateFind destroy truncate restore"),
  changes: words("update increment decrement save"),
  raw: words("query"),
};

export function sequelize({ chain, file }: Asked): Reading | Reason {
  const link = chain.links[chain.at]!;
  if (link.name !== "findAll" || !link.receiver) return { reason: `\`${link.name}\` has no automatic rewrite` };
  const found = packages.exec(file.text)?.[1];
  // What sequelize-typescript brings are decorators; operators come from Sequelize itself.
  const op: Wanted = { module: found === "@sequelize/core" ? found : "sequelize", name: "Op" };
  const part = optionsPart(chain, specOf(op));
  if ("reason" in part) return part;
  const { receiver, call } = link;
  const { written } = part;
  return {
    ...part,
    page: (order) => pageReason(written) ?? part.page(order),
    given: { read: call, awaited: true, rows: "itself" },
    receiver,
    kept: /\.\p{Lu}\w*$/u.test(receiver.getText()) ? 1 : 0,
    conditions: words("fn col literal where cast json and or"),
    constants: words("Op"),
    stream: () => ({ reason: "Sequelize has no stream" }),
    count: () => count(receiver.getText(), written),
    writes: {
      ...writes,
      by: { is: "entity", receiver: receiver.getText(), entity: receiver.getText().split(".").at(-1)! },
    },
  };
}

const specOf = (op: Wanted): OptionsSpec => ({
  options: 0,
  names: { where: "where", order: "order", limit: "limit", select: "attributes" },
  lists: "array",
  brings: words("include group having distinct"),
  needs: [],
  keepsType: true,
  kept: words(
    "where attributes include order raw nest paranoid transaction logging benchmark searchPath rejectOnEmpty useMaster",
  ),
  refused: {
    offset: "skips rows, which pages by key can't",
    limit: "takes a number of rows that may be missing",
    group: "groups rows, which needs all of them",
    having: "filters groups, which needs all rows",
    distinct: "asks for distinct rows, which needs all of them",
    plain: "asks for a single row",
    lock: "locks the rows, which needs one statement",
    subQuery: "joins without a sub-query, where a limit counts joined rows",
    rejectOnEmpty: "fails without rows, which every last page may be",
  },
  // `[Op.and]` is written by name, so that it never meets one that is there.
  joining: { and: `[${op.name}.and]`, or: `[${op.name}.or]` },
  compare: (descending, value, names) => `{ [${names.imported(op)}.${descending ? "lt" : "gt"}]: ${value} }`,
  imports: () => [op],
  readOrder: fromTuples,
  writeOrder: tupleOrder,
  plain: false,
});

/** A filter on a joined table stands in the outer statement, where a page's limit does not see it. */
function pageReason({ literal }: Written): Reason | null {
  const where = property(literal, "where");
  const joined = where && some(where, (node) => ts.isStringLiteral(node) && /^\$.*\$$/.test(node.text));
  return joined ? { reason: `line ${lineOf(where)} filters by a joined table, which pages can't` } : null;
}

/** `count({ where })`; a relation that only comes along does not change how many rows there are. */
function count(receiver: string, { options, literal }: Written): Count | Reason {
  if (options && !literal)
    return { reason: `line ${lineOf(options)} takes its options from \`${shortText(options)}\`` };
  const kept: string[] = [];
  for (const one of literal?.properties ?? []) {
    const name = nameOf(one) ?? "";
    if (/^(where|paranoid|transaction|logging|benchmark)$/.test(name)) kept.push(one.getText());
    else if (name === "include" && ts.isPropertyAssignment(one)) {
      if (
        some(
          unwrapped(writtenValue(one)),
          (node) => ts.isPropertyAssignment(node) && /^(where|required)$/.test(nameOf(node) ?? ""),
        )
      )
        return { reason: `line ${lineOf(one)} filters by a relation, which a count may not keep` };
    } else if (!/^(attributes|order|raw|nest)$/.test(name))
      return { reason: `line ${lineOf(one)} sets \`${name || shortText(one)}\`, which a count may not keep` };
  }
  return { text: `${receiver}.count(${kept.length > 0 ? `{ ${kept.join(", ")} }` : ""})`, awaits: false };
}
