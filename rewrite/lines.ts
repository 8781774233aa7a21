/** How long a line gets before it is broken, and how what is broken ends. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "./typescript.ts";

const lineWidth = 100;

/** May a line of code be so long? */
export function fits(length: number): boolean {
  return length <= lineWidth;
}

/**
 * The comma after the last of several lines, where the file writes it. Who writes none after arguments may write one in
 * lists; where the file shows neither, it is as Prettier has it.
 */
export function trailingComma(file: TS.SourceFile, of: "list" | "arguments"): "," | "" {
  const seen = { list: new Set<boolean>(), arguments: new Set<boolean>() };
  const visit = (node: TS.Node): void => {
    const list = listOf(node);
    const last = list?.[list.length - 1];
    if (list && last && /\n\s*$/.test(file.text.slice(last.end, node.end - 1)))
      seen[ts.isCallExpression(node) ? "arguments" : "list"].add(list.hasTrailingComma === true);
    ts.forEachChild(node, visit);
  };
  visit(file);
  const known = [seen[of], ...(of === "arguments" ? [seen.list] : [])].find((one) => one.size > 0);
  return known === undefined || known.has(true) ? "," : "";
}

function listOf(node: TS.Node): TS.NodeArray<TS.Node> | null {
  if (ts.isCallExpression(node)) return node.arguments;
  if (ts.isObjectLiteralExpression(node)) return node.properties;
  const named = ts.isArrayLiteralExpression(node) || ts.isNamedImports(node) || ts.isObjectBindingPattern(node);
  return named ? node.elements : null;
}
