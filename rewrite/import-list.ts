/** One more name between the braces of an import or of a `require`, in the form that the list has. */
import type { ts as TS } from "@ts-morph/common";
import { applyEdits, type TextEdit } from "./edit.ts";
import { fits, trailingComma } from "./lines.ts";
import type { NameList } from "./loaded.ts";
import { inOrder, orderOf } from "./order.ts";
import { indentationAt, type Style } from "./style.ts";

/** The edit that adds an element; `name` is what it is sorted by. */
export function elementEdit(
  file: TS.SourceFile,
  statement: TS.Statement,
  list: NameList,
  element: { text: string; name: string },
  style: Style,
): TextEdit {
  const { elements } = list;
  const start = list.getStart(file);
  if (elements.length === 0) return { start, end: list.end, newText: `{ ${element.text} }` };
  const keys = elements.map((one) => (one.propertyName ?? one.name).getText(file));
  const order = orderOf(keys);
  const found = order ? keys.findIndex((key) => inOrder(order, element.name, key)) : -1;
  const place = found < 0 ? elements.length : found;
  const first = elements[0]!;
  const broken = /\n/.test(file.text.slice(start, first.getStart(file)));
  const gap = broken ? `\n${indentationAt(file.text, first.getStart(file))}` : " ";
  const edit = insertion(file, elements, place, element.text, gap);
  if (broken) return edit;
  const from = statement.getStart(file);
  const inside = { ...edit, start: edit.start - from, end: edit.end - from };
  const line = applyEdits(file.text.slice(from, statement.end), [inside]);
  if (fits(line.length)) return edit;
  const texts = elements.map((one) => one.getText(file));
  texts.splice(place, 0, element.text);
  const lines = texts.map((one) => `\n${style.indent}${one}`).join(",");
  return { start, end: list.end, newText: `{${lines}${trailingComma(file, "list")}\n}` };
}

function insertion(
  file: TS.SourceFile,
  elements: NameList["elements"],
  place: number,
  text: string,
  gap: string,
): TextEdit {
  const next = elements[place];
  if (next) {
    const at = next.getStart(file);
    return { start: at, end: at, newText: `${text},${gap}` };
  }
  if (elements.hasTrailingComma) return { start: elements.end, end: elements.end, newText: `${gap}${text},` };
  const at = elements[elements.length - 1]!.end;
  return { start: at, end: at, newText: `,${gap}${text}` };
}
