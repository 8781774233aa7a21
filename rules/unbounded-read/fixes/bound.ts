/** *Read at most n rows*: a limit at the call. Changes the result when there are more, so it is never applied by itself. */
import type { TextEdit } from "../../../rewrite/edit.ts";
import { ts } from "../../../rewrite/typescript.ts";
import { dialectOf } from "./dialect.ts";
import { optionsOf, property, unwrapped, writtenValue } from "./options.ts";
import { append } from "./page-call.ts";
import type { FixTarget, ReadCall } from "./target.ts";

/** Edits that give the read a limit, or the reason why none can be written at the call. */
export function boundEdits(target: FixTarget, read: ReadCall): TextEdit[] | { reason: string } {
  const { orm, call } = target.read;
  if (!dialectOf(orm)) return { reason: `reads of this library (${orm}) have no automatic rewrite yet` };
  const limit = String(target.batchSize);
  if (orm === "typeorm" && call === "getMany") {
    // `take`, not `limit`: with a joined relation `limit` counts joined rows.
    const at = read.access.name.getStart();
    return [{ start: at, end: at, newText: `take(${limit}).` }];
  }
  if (!(orm === "prisma" ? /^findMany$/ : /^(find|findBy|findAndCount|findAndCountBy)$/).test(call))
    return { reason: `\`${call}\` takes no limit that could be written here` };
  const { written, literal, isWhere, afterEntity } = optionsOf(read, orm);
  if (written && ts.isSpreadElement(written)) return { reason: "the arguments are spread" };
  const rename = isWhere
    ? [{ start: read.access.name.getStart(), end: read.access.name.end, newText: call.replace("By", "") }]
    : [];
  if (!written) {
    const at = read.call.end - 1;
    return [...rename, { start: at, end: at, newText: `${afterEntity ? ", " : ""}{ take: ${limit} }` }];
  }
  const wrap = (before: string, after: string): TextEdit[] => [
    { start: written.getStart(), end: written.getStart(), newText: before },
    { start: written.end, end: written.end, newText: after },
  ];
  if (isWhere) return [...rename, ...wrap("{ where: ", `, take: ${limit} }`)];
  if (!literal)
    return wrap(
      ts.isIdentifier(written) ? "{ ..." : "{ ...(",
      `${ts.isIdentifier(written) ? "" : ")"}, take: ${limit} }`,
    );
  // What Prisma takes of distinct rows it takes in memory, after reading all of them (measured: 5,000 rows for 10).
  if (property(literal, "distinct")) return { reason: "a limit does not bound a read of distinct rows" };
  if (property(literal, "cursor")) return { reason: "a limit does not always bound a read that starts at a cursor" };
  const take = property(literal, "take");
  if (!take) return [append(literal, [`take: ${limit}`])];
  if (ts.isShorthandPropertyAssignment(take))
    return [{ start: take.name.end, end: take.name.end, newText: `: take ?? ${limit}` }];
  const value = writtenValue(take);
  const bare = unwrapped(value);
  const missing = (ts.isIdentifier(bare) && bare.text === "undefined") || bare.kind === ts.SyntaxKind.NullKeyword;
  if (missing) return [{ start: value.getStart(), end: value.end, newText: limit }];
  const simple = ts.isIdentifier(value) || ts.isPropertyAccessExpression(value) || ts.isCallExpression(value);
  return [
    {
      start: value.getStart(),
      end: value.end,
      newText: `${simple ? value.getText() : `(${value.getText()})`} ?? ${limit}`,
    },
  ];
}
