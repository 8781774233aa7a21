/** What a fix is asked for, and places in the syntax tree of its file. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../rewrite/typescript.ts";
import type { Finding, Range, ReadFacts } from "../../finding.ts";
import type { Sources } from "../../rule.ts";

export interface FixTarget {
  read: ReadFacts;
  /** Of the method's name, as the finding has it. */
  range: Range;
  /** Decides between TypeScript, JavaScript and JSX by its extension; nothing is read from it. */
  fileName: string;
  text: string;
  batchSize: number;
  /** The rule that a suppressing comment names. */
  rule: string;
}

/** What a fix of a finding works on; one on a pool has no read, and its fixes ask for none. */
export function fixTarget({ read, range, file, rule }: Finding, { text, batchSize }: Sources): FixTarget {
  const none = { orm: "", call: "", table: null, key: null };
  return { read: read ?? none, range, fileName: file, text: text(file) ?? "", batchSize, rule };
}

/** Line of a node's first character, from 1. */
export function lineOf(node: TS.Node): number {
  const file = node.getSourceFile();
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}

/** Offset of a line and column, both from 1; the end of the text when there is no such line. */
export function offsetOf(file: TS.SourceFile, line: number, column: number): number {
  const start = file.getLineStarts()[line - 1];
  return start === undefined ? file.text.length : Math.min(start + column - 1, file.text.length);
}

/** The smallest node that holds an offset. */
export function nodeAt(file: TS.SourceFile, offset: number): TS.Node | null {
  let found: TS.Node | null = null;
  const visit = (node: TS.Node): void => {
    if (offset < node.getStart(file) || offset >= node.end) return;
    found = node;
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return found;
}

/** A node's text on one line, cut where it gets long: for reasons. */
export function shortText(node: TS.Node): string {
  const text = node.getText().replace(/\s+/g, " ");
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}
