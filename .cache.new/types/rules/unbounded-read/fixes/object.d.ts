/** Objects as they are written: their properties by name. */
import type { ts as TS } from "@ts-morph/common";
export type NamedProperty = TS.PropertyAssignment | TS.ShorthandPropertyAssignment;
/** The property of that name; null when the object has none by that name (it may still come with a spread). */
export declare function property(literal: TS.ObjectLiteralExpression | null, name: string): NamedProperty | null;
/** A property's value; for `{ where }` the name itself. */
export declare function writtenValue(one: NamedProperty): TS.Expression;
/** Name of a property; null when it is computed or a spread. */
export declare function nameOf(one: TS.ObjectLiteralElementLike): string | null;
/** Removes parentheses, `as const`, `satisfies …`. */
export declare function unwrapped(node: TS.Expression): TS.Expression;
