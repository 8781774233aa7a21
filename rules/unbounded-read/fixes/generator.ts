/** A generator that a rewrite adds: a function of the module, or a constant of the function around the read. */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../rewrite/edit.ts";
import type { Style } from "../../../rewrite/style.ts";
import { ts } from "../../../rewrite/typescript.ts";

export interface Generator {
  name: string;
  async: boolean;
  atTop: boolean;
  doc: string;
  /** Lines of its body, without indentation. */
  body: readonly string[];
}

/** The generator as lines. */
export function generatorOf({ name, async, atTop, doc, body }: Generator, { indent, semicolon }: Style): string[] {
  const kind = `${async ? "async " : ""}function*`;
  const head = atTop ? `${kind} ${name}() {` : `const ${name} = ${kind} () {`;
  return [doc, head, ...body.map((line) => indent + line), atTop ? "}" : `}${semicolon}`];
}

/** A function of the module, below the statement that reads. */
export function afterTopStatement(read: TS.Node, lines: string): TextEdit {
  let top = read;
  while (!ts.isSourceFile(top.parent)) top = top.parent;
  const { text } = top.getSourceFile();
  const rest = /^[^\r\n]*/.exec(text.slice(top.end))![0];
  const at = /^[ \t;]*(\/\/.*)?$/.test(rest) ? top.end + rest.length : top.end;
  return { start: at, end: at, newText: `\n\n${lines}` };
}
