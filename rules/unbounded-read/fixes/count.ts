/** *Count in the database*: where rows are only counted, one number comes instead of all of them. */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../rewrite/edit.ts";
import type { Wanted } from "../../../rewrite/imports.ts";
import { camelCase, uniqueName } from "../../../rewrite/names.ts";
import { ts } from "../../../rewrite/typescript.ts";
import type { Consumer } from "./consumer/consumer.ts";
import { consumerOf } from "./consumer/consumer-of.ts";
import { removal } from "./consumer/lines.ts";
import type { Count, Reading, Reason } from "./reading/reading.ts";
import { outermostScope, valueNames, valueNamesIn } from "./scope.ts";

export interface CountPlan {
  consumer: Consumer & { kind: "count" };
  count: Count;
}

/** Plans a count, or says why there is none. */
export function planCount({ given, count }: Reading): CountPlan | Reason {
  const consumer = consumerOf(given);
  if ("reason" in consumer) return consumer;
  if (consumer.kind !== "count") return { reason: "the rows are not only counted" };
  const counted = count();
  return "reason" in counted ? counted : { consumer, count: counted };
}

/** The read becomes a count, and `rows.length` the number. */
export function countEdits(
  { consumer, count }: CountPlan,
  table: string | null,
  imported: (one: Wanted) => string,
): TextEdit[] {
  const { declaration, alsoDeclared, lengths } = consumer;
  const text = typeof count.text === "string" ? count.text : count.text(imported);
  const value = count.awaits ? text : `await ${text}`;
  const [only] = lengths;
  if (!declaration) {
    const place = only!;
    return [{ start: place.getStart(), end: place.end, newText: standsAlone(place) ? value : `(${value})` }];
  }
  const variable = declaration.declarationList.declarations[0]!;
  const scope = outermostScope(declaration);
  const taken = scope ? valueNamesIn(scope) : valueNames(declaration.getSourceFile());
  const name = uniqueName(`${camelCase(table ?? "row")}Count`, taken);
  return [
    // The type that was written for the rows goes with them.
    { start: variable.name.getStart(), end: variable.end, newText: `${name} = ${value}` },
    ...alsoDeclared.map(removal),
    ...lengths.map((one) => ({ start: one.getStart(), end: one.end, newText: name })),
  ];
}

/** May an `await` stand there without parentheses? */
function standsAlone(node: TS.Node): boolean {
  const { parent } = node;
  return (
    ts.isReturnStatement(parent) ||
    ts.isVariableDeclaration(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isArrowFunction(parent) ||
    ts.isTemplateSpan(parent) ||
    ts.isParenthesizedExpression(parent) ||
    ((ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression !== node)
  );
}
