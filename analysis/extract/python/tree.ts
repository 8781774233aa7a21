import type { Language, Parser, Tree, TreeCursor } from "web-tree-sitter";

/** A node of a syntax tree as a plain object: reading one from the parser's own memory costs far more than from here. */
export interface PythonNode {
  type: string;
  /** Offsets in UTF-16 units. */
  start: number;
  end: number;
  /** Name of the field that its parent holds it in. */
  field?: string;
  /** False for keywords and punctuation. */
  named: boolean;
  children: PythonNode[];
}

/** What nobody asks for inside these: a comment, the parts of a number. */
const skipped = new Set(["comment", "line_continuation"]);

/** Names of node types and of fields by their numbers, which are cheaper to ask for. */
class Names {
  readonly types: string[];
  readonly fields: string[];

  constructor(language: Language) {
    this.types = Array.from({ length: language.nodeTypeCount }, (_, id) => language.nodeTypeForId(id) ?? "");
    this.fields = Array.from({ length: language.fieldCount + 1 }, (_, id) => language.fieldNameForId(id) ?? "");
  }
}

/** Parses Python with tree-sitter, and copies each tree out of its memory before it is let go. */
export class PythonParser {
  readonly #names: Names;

  constructor(
    readonly parser: Parser,
    language: Language,
  ) {
    parser.setLanguage(language);
    this.#names = new Names(language);
  }

  /** The tree of a text, and how many errors the parser met in it. Never throws for bad code. */
  parse(text: string): { root: PythonNode; errors: number } {
    const tree: Tree | null = this.parser.parse(text);
    if (!tree) return { root: { type: "module", start: 0, end: 0, named: true, children: [] }, errors: 1 };
    const cursor = tree.walk();
    try {
      const counted = { errors: 0 };
      const root = copyOf(cursor, this.#names, counted, 0)!;
      // What is missing is an error without a node of its own.
      return { root, errors: counted.errors || Number(tree.rootNode.hasError) };
    } finally {
      cursor.delete();
      // Trees live in the parser's memory, which the collector does not see.
      tree.delete();
    }
  }
}

/** Code that is nested deeper than this was made by a machine. */
const deepest = 400;

function copyOf(cursor: TreeCursor, names: Names, counted: { errors: number }, depth: number): PythonNode | undefined {
  const type = cursor.nodeTypeId === 65535 ? "ERROR" : (names.types[cursor.nodeTypeId] ?? cursor.nodeType);
  if (skipped.has(type)) return undefined;
  if (type === "ERROR") counted.errors++;
  const node: PythonNode = {
    type,
    start: cursor.startIndex,
    end: cursor.endIndex,
    named: cursor.nodeIsNamed,
    children: [],
  };
  const field = names.fields[cursor.currentFieldId];
  if (field) node.field = field;
  if (depth < deepest && cursor.gotoFirstChild()) {
    do {
      const child = copyOf(cursor, names, counted, depth + 1);
      if (child) node.children.push(child);
    } while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }
  return node;
}

/** The child that stands in a field. */
export const part = (node: PythonNode, field: string): PythonNode | undefined =>
  node.children.find((child) => child.field === field);

export const parts = (node: PythonNode, field: string): PythonNode[] =>
  node.children.filter((child) => child.field === field);

export const named = (node: PythonNode): PythonNode[] => node.children.filter((child) => child.named);

/** True where a keyword stands among the node's own tokens: `async`, `not`, `is`. */
export const hasToken = (node: PythonNode, token: string): boolean =>
  node.children.some((child) => !child.named && child.type === token);
