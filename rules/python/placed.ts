import type { TextEdit } from "../../rewrite/edit.ts";
import { lineStart, readStyle } from "../../rewrite/style.ts";
import type { Pager } from "./pagers.ts";
import type { PythonSource, Rows } from "./syntax.ts";

/** The generator above the statement of the module that the read is in; one that is there already does. */
export function placed(
  { text, root }: PythonSource,
  rows: Rows,
  pager: Pager,
  size: number,
): { name: string; edits: TextEdit[] } {
  const { newline, indent } = readStyle(text);
  // Blocks may differ in how they are indented; the text shall not.
  const write = (name: string): string =>
    pager
      .write(name, size)
      .map((line) => line.replace(/^(?: {4})+/, (spaces) => indent.repeat(spaces.length / 4)))
      .join(newline);
  for (let count = 1; ; count++) {
    const name = count === 1 ? pager.name : `${pager.name}_${count}`;
    if (text.includes(write(name))) return { name, edits: [] };
    if (new RegExp(`\\b${name}\\b`).test(text)) continue;
    const top = root.children.find(({ start, end }) => start <= rows.node.start && rows.node.start < end)!;
    let start = lineStart(text, top.start);
    // Comments above a function belong to it.
    while (start > 0 && /^#/.test(text.slice(lineStart(text, start - 1), start))) start = lineStart(text, start - 1);
    return { name, edits: [{ start, end: start, newText: write(name) + newline.repeat(3) }] };
  }
}
