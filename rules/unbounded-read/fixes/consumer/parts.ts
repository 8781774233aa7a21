/** The pieces of code that run once for each row, and what each calls it. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { unwrapped } from "../object.ts";
import type { End, Part, Step } from "./consumer.ts";
import type { RowFunction } from "./row-function.ts";
import { whatGives } from "./steps.ts";

/** Steps in their order, then what takes the rows at last. Functions that only have a name are no code of this place. */
export function partsOf(end: End, steps: readonly Step[]): Part[] {
  const parts: Part[] = [];
  let made: RowFunction | null = null;
  for (const { each: fn, kind } of steps) {
    const body = bodyOf(fn);
    if (body) parts.push({ body, row: made ? null : (fn.row?.name ?? null), made: null });
    if (kind !== "filter") made ??= fn;
  }
  const last = lastPart(end);
  if (!last) return parts;
  if (!made) parts.push({ ...last, made: null });
  else parts.push({ body: last.body, row: null, made: hasWholeRow(made) ? last.row : null });
  return parts;
}

function lastPart(end: End): Pick<Part, "body" | "row"> | null {
  switch (end.kind) {
    case "loop":
      return { body: end.loop.statement, row: end.row as Part["row"] };
    case "indexed":
      return { body: end.loop.statement, row: end.row };
    case "forEach":
    case "reduce":
    case "search": {
      const body = bodyOf(end.each);
      return body && { body, row: end.each.row?.name ?? null };
    }
    default:
      return null;
  }
}

function bodyOf({ node }: RowFunction): TS.Node | null {
  return ts.isIdentifier(node) ? null : node.body;
}

/** Does what is made of a row keep all of it alive, as `{ ...row }` and `[row.id, row]` do? */
function hasWholeRow(made: RowFunction): boolean {
  const value = whatGives(made)?.value;
  const row = made.row?.name;
  if (!value || !row || !ts.isIdentifier(row)) return false;
  const holds = (node: TS.Expression): boolean => {
    const bare = unwrapped(node);
    if (ts.isIdentifier(bare)) return bare.text === row.text;
    if (ts.isArrayLiteralExpression(bare))
      return bare.elements.some((one) => holds(ts.isSpreadElement(one) ? one.expression : one));
    if (!ts.isObjectLiteralExpression(bare)) return false;
    return bare.properties.some((one) => {
      if (ts.isSpreadAssignment(one)) return holds(one.expression);
      if (ts.isPropertyAssignment(one)) return holds(one.initializer);
      return ts.isShorthandPropertyAssignment(one) && one.name.text === row.text;
    });
  };
  return holds(value);
}
