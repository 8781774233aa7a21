/** One more name between the braces of an import or of a `require`, in the form that the list has. */
import type { ts as TS } from "@ts-morph/common";
import { applyEdits, type TextEdit } from "./edit.ts";
import type { NameList } from "./loaded.ts";
import { inOrder, orderOf } from "./order.ts";
import { indentationAt, type Style } from "./style.ts";
import { ts } from "./typescript.ts";

const lineWidth = 100;

/** May a line of code be as long as this? */
export function fits(line: string): boolean {
  return line.length <= lineWidth;
}

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
  if (fits(line)) return edit;
  const texts = elements.map((one) => one.getText(file));
  texts.splice(place, 0, element.text);
  const lines = texts.map((one) => `\n${style.indent}${one}`).join(",");
  return { start, end: list.end, newText: `{${lines}${trailingComma(file)}\n}` };
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

/** The comma after the last element of a list of several lines, where the file writes it; it does unless it shows that it does not. */
export function trailingComma(file: TS.SourceFile): "," | "" {
  let withComma = false;
  let without = false;
  const visit = (node: TS.Node): void => {
    const list = ts.isObjectLiteralExpression(node)
      ? node.properties
      : ts.isArrayLiteralExpression(node) || ts.isNamedImports(node) || ts.isObjectBindingPattern(node)
        ? node.elements
        : null;
    const last = list?.[list.length - 1];
    if (list && last && /\n\s*$/.test(file.text.slice(last.end, node.end - 1))) {
      if (list.hasTrailingComma) withComma = true;
      else without = true;
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return without && !withComma ? "" : ",";
}
