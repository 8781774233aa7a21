/** A condition that is written as an object, with the one about the page added to it. */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../../rewrite/edit.ts";
import { ts } from "../../../../rewrite/typescript.ts";
import { nameOf, property, unwrapped } from "../object.ts";
import { each } from "../scope.ts";
import { lineOf, shortText } from "../target.ts";
import type { Order, Reason } from "./reading.ts";
import { append, insert } from "./text.ts";

/** How a library joins conditions. */
export interface Joining {
  /** Key of an object that holds conditions which all have to hold; null where there is none. */
  and: string | null;
  /** Key of an object that holds alternatives; null where an array is one. */
  or: string | null;
}

/** Why the condition can't be joined with one about the page; null when it can. */
export function conditionReason(value: TS.Expression, order: Order, { and, or }: Joining): Reason | null {
  if (and) return null;
  const bare = unwrapped(value);
  const parts = !or && ts.isArrayLiteralExpression(bare) ? bare.elements.map(unwrapped) : [bare];
  if (parts.length === 0) return { reason: `line ${lineOf(value)} has an empty condition` };
  for (const part of parts) {
    if (!ts.isObjectLiteralExpression(part))
      return { reason: `line ${lineOf(part)} takes its condition from \`${shortText(part)}\`` };
    const own = order.find(({ field }) => property(part, field));
    if (own) return { reason: `line ${lineOf(part)} already filters by the key \`${own.field}\`` };
    if (!isPlain(part, order, or))
      return {
        reason: `line ${lineOf(part)} builds its condition in a way that may hold the key \`${order[0]!.field}\``,
      };
  }
  return null;
}

/**
 * Edits that join a written condition with `after`. `name` is what the condition itself is called where its value had to
 * be kept under a name; null where it stands as it is.
 */
export function joined(
  value: TS.Expression,
  order: Order,
  joining: Joining,
  { after, name, shorthand }: { after: string; name: string | null; shorthand: boolean },
): TextEdit[] {
  const bare = unwrapped(value);
  const alternatives = joining.or === null && order.length > 1;
  if (!shorthand && ts.isObjectLiteralExpression(bare) && isPlain(bare, order, joining.or)) {
    if (alternatives) return mapped([bare], value, after);
    if (bare.properties.length === 0) return [{ start: value.getStart(), end: value.end, newText: after }];
    return [append(bare, [`...${after}`])];
  }
  if (joining.or === null && ts.isArrayLiteralExpression(bare)) {
    const parts = bare.elements.map((one) => unwrapped(one) as TS.ObjectLiteralExpression);
    if (alternatives) return mapped(parts, value, after);
    return parts.map((one) => append(one, [`...${after}`]));
  }
  const complex = !ts.isIdentifier(bare) && !ts.isObjectLiteralExpression(bare) && !ts.isPropertyAccessExpression(bare);
  const missing = ts.isObjectLiteralExpression(bare) || isObjectConstant(bare) ? "" : " ?? {}";
  const before = `{ ${joining.and}: [${complex ? "(" : ""}`;
  const behind = `${complex ? ")" : ""}${missing}, ${after}] }`;
  if (shorthand) return [insert(value.end, `: ${before}${name ?? value.getText()}${behind}`)];
  return [insert(value.getStart(), before), insert(value.end, behind)];
}

/** TypeORM has alternatives as an array alone: each of the condition's with each of the page's. */
function mapped(parts: readonly TS.ObjectLiteralExpression[], value: TS.Expression, after: string): TextEdit[] {
  const several = parts.length > 1;
  const open = `${after}.${several ? "flatMap" : "map"}((one) => ${several ? "" : "("}`;
  return [
    insert(value.getStart(), open),
    ...parts.map((one) =>
      one.properties.length > 0
        ? append(one, ["...one"])
        : { start: one.getStart(), end: one.end, newText: "{ ...one }" },
    ),
    insert(value.end, several ? ")" : "))"),
  ];
}

/** An object of named properties, the key not among them: one more property is one more condition. */
function isPlain(literal: TS.ObjectLiteralExpression, order: Order, or: string | null): boolean {
  return literal.properties.every((one) => {
    const name = nameOf(one);
    return name !== null && !order.some(({ field }) => field === name) && (order.length === 1 || name !== or);
  });
}

/** `const where = { … }` in this file, so that it can't be undefined. */
function isObjectConstant(node: TS.Expression): boolean {
  if (!ts.isIdentifier(node)) return false;
  const found: boolean[] = [];
  each(node.getSourceFile(), (one) => {
    if (ts.isParameter(one) && one.name.getText() === node.text) found.push(false);
    if (!ts.isVariableDeclaration(one) || one.name.getText() !== node.text) return;
    found.push(one.initializer !== undefined && ts.isObjectLiteralExpression(unwrapped(one.initializer)));
  });
  return found.length === 1 && found[0]!;
}
