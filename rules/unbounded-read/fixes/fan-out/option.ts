/** A number at once written where the call takes it: `{ concurrency: 4 }`. */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../../rewrite/edit.ts";
import { fits } from "../../../../rewrite/lines.ts";
import { indentationAt, lineStart, type Style } from "../../../../rewrite/style.ts";
import { ts } from "../../../../rewrite/typescript.ts";
import { property, unwrapped } from "../object.ts";
import { append } from "../reading/text.ts";
import { writtenCall } from "./call.ts";

type Call = TS.CallExpression | TS.NewExpression;

/** Edits that write the value at a path such as "2.concurrency" or "1"; null where something is written there. */
export function withOption(call: Call, path: string, value: number, style: Style): TextEdit[] | null {
  const [first = "", ...keys] = path.split(".");
  const list = call.arguments ?? [];
  // "number" is the last argument of a call that has no number yet.
  const position = /^\d+$/.test(first) ? Number(first) : list.length;
  if (list.some((one) => ts.isSpreadElement(one)) || position > list.length) return null;
  const given = list[position];
  return given ? inObject(unwrapped(given), keys, value, style) : [added(call, nested(keys, value), style)];
}

function nested(keys: readonly string[], value: number): string {
  return keys.reduceRight((inner, key) => `{ ${key}: ${inner} }`, String(value));
}

/** One more argument at the end. */
function added(call: Call, argument: string, style: Style): TextEdit {
  const { text } = call.getSourceFile();
  const list = call.arguments;
  const [first] = list ?? [];
  const last = list?.[list.length - 1];
  if (list && first && last && /\n/.test(text.slice(list.pos, first.getStart()))) {
    const at = list.hasTrailingComma ? list.end : last.end;
    const indent = indentationAt(text, first.getStart());
    const comma = list.hasTrailingComma ? "," : "";
    return { start: at, end: at, newText: `${comma ? "" : ","}\n${indent}${argument}${comma}` };
  }
  const named = call.typeArguments?.end ?? call.expression.end;
  const callee = text.slice(call.getStart(), text.indexOf("(", named) < 0 ? named : text.indexOf("(", named));
  return {
    start: call.getStart(),
    end: call.end,
    newText: writtenCall(call, callee, [...(list ?? []), argument], style),
  };
}

function inObject(given: TS.Expression, keys: readonly string[], value: number, style: Style): TextEdit[] | null {
  const [key, ...rest] = keys;
  if (key === undefined || !ts.isObjectLiteralExpression(given)) return null;
  // A spread behind it would hide what is written, one before it may hold it.
  if (given.properties.some((one) => ts.isSpreadAssignment(one))) return null;
  const there = property(given, key);
  if (there) return ts.isPropertyAssignment(there) ? inObject(unwrapped(there.initializer), rest, value, style) : null;
  const written = `${key}: ${nested(rest, value)}`;
  const { text } = given.getSourceFile();
  const start = given.getStart();
  const line = /^[^\r\n]*/.exec(text.slice(lineStart(text, start)))![0].length;
  if (given.properties.length === 0 || /\n/.test(given.getText()) || fits(line + written.length + 2))
    return [append(given, [written])];
  const indent = indentationAt(text, start);
  const lines = [...given.properties.map((one) => one.getText()), written];
  const newText = `{\n${lines.map((one) => `${indent}${style.indent}${one},\n`).join("")}${indent}}`;
  return [{ start, end: given.end, newText }];
}
