import { named, type PythonNode, part } from "../../analysis/extract/python/tree.ts";

/** A Python text with its syntax tree. */
export interface PythonSource {
  text: string;
  root: PythonNode;
}

/** Offset of a line and column, both from 1. */
export function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const next = text.indexOf("\n", start);
    if (next < 0) return text.length;
    start = next + 1;
  }
  return Math.min(start + column - 1, text.length);
}

/** The nodes around an offset, the module first. */
export function nodesAt(root: PythonNode, offset: number): PythonNode[] {
  const found = [root];
  for (let node: PythonNode | undefined = root; node; ) {
    node = node.children.find((child) => child.start <= offset && offset < child.end);
    if (node) found.push(node);
  }
  return found;
}

/** What a finding stands at: the expression that gives the rows, and what is around it, innermost first. */
export interface Rows {
  node: PythonNode;
  /** Name of the call that ends it; null for a name alone. */
  call: string | null;
  around: PythonNode[];
}

/** The expression whose last call, or whose name, stands at an offset; undefined where there is none. */
export function rowsAt({ text, root }: PythonSource, offset: number): Rows | undefined {
  const way = nodesAt(root, offset).reverse();
  const [name, ...rest] = way;
  if (name?.type !== "identifier") return undefined;
  let node = name;
  let around = rest;
  let call: string | null = null;
  const [attribute, called, ...outer] = rest;
  if (attribute?.type === "attribute" && part(attribute, "attribute") === name && called?.type === "call") {
    node = called;
    around = outer;
    call = text.slice(name.start, name.end);
  } else if (attribute?.type === "call" && part(attribute, "function") === name) {
    node = attribute;
    around = rest.slice(1);
    call = text.slice(name.start, name.end);
  }
  // Parentheses and `await` change nothing of what the rows are.
  while (around[0] && (around[0].type === "parenthesized_expression" || around[0].type === "await")) {
    node = around[0];
    around = around.slice(1);
  }
  return { node, call, around };
}

/** Names of the calls of a chain, from its end. */
export function callsOf(text: string, node: PythonNode): { name: string; node: PythonNode }[] {
  const found: { name: string; node: PythonNode }[] = [];
  for (let current: PythonNode | undefined = node; current; ) {
    if (current.type === "call") {
      const callee: PythonNode | undefined = part(current, "function");
      const nameNode = callee?.type === "attribute" ? part(callee, "attribute") : callee;
      if (nameNode) found.push({ name: text.slice(nameNode.start, nameNode.end), node: current });
      current = callee?.type === "attribute" ? part(callee, "object") : undefined;
    } else if (current.type === "attribute") current = part(current, "object");
    else if (current.type === "subscript") current = part(current, "value");
    else if (current.type === "parenthesized_expression" || current.type === "await") current = named(current)[0];
    else current = undefined;
  }
  return found;
}

/** Arguments of a call by their places. */
export const argumentsOf = (call: PythonNode): PythonNode[] => {
  const list = part(call, "arguments");
  return list?.type === "argument_list" ? named(list).filter((node) => node.type !== "keyword_argument") : [];
};
