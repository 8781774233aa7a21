/** Rows that a loop makes or moves: pages that are read later, and some streams, would bring them once more. */
import { named, type PythonNode, part } from "../../analysis/extract/python/tree.ts";
import { within } from "./chain.ts";
import { type Loop, lineAt } from "./loop.ts";
import { assignedTo } from "./names.ts";
import { argumentsOf, type PythonSource } from "./syntax.ts";

/** Why rows of a class may come once more, as a clause; `keys` are the names of its key. */
export function addedBy(source: PythonSource, loop: Loop, entity: string, keys: string[]): string | undefined {
  const { text } = source;
  const written = (node: PythonNode | undefined): string => (node ? text.slice(node.start, node.end) : "");
  const end = entity.split(".").at(-1)!;
  const made = new RegExp(`^(?:${escaped(entity)}|(?:\\w+\\.)*${end})(?:\\.\\w+)*\\.\\w*(?:create|insert)\\w*$`);
  for (const node of within(loop.node)) {
    const line = lineAt(text, node.start);
    if (node.type === "call") {
      const callee = written(part(node, "function"));
      const [first] = argumentsOf(node);
      if (
        callee === entity ||
        callee === end ||
        made.test(callee) ||
        (callee === "insert" && written(first) === entity)
      )
        return `line ${line} adds rows, which later pages would read`;
      if (/session\.(?:add|add_all|merge|bulk_\w+)$/i.test(callee) && !isOther(source, first, loop, entity))
        return `line ${line} may add rows, which later pages would read`;
    }
    if (/^(?:augmented_)?assignment$/.test(node.type)) {
      const left = part(node, "left");
      if (left?.type === "attribute" && written(part(left, "object")) === loop.row)
        if (["pk", ...keys].includes(written(part(left, "attribute"))))
          return `line ${line} changes the key, by which pages go`;
    }
  }
  return undefined;
}

const escaped = (name: string): string => name.replaceAll(".", "\\.");

/** True for the row itself, which is there already, and for an object of another class. */
function isOther(source: PythonSource, node: PythonNode | undefined, loop: Loop, entity: string): boolean {
  if (!node) return false;
  if (node.type === "identifier") {
    if (source.text.slice(node.start, node.end) === loop.row) return true;
    const values = assignedTo(source, source.text.slice(node.start, node.end), node);
    return values?.every((value) => value.type === "call" && isOther(source, value, loop, entity)) ?? false;
  }
  if (node.type === "list") return named(node).every((item) => isOther(source, item, loop, entity));
  const callee = node.type === "call" ? part(node, "function") : undefined;
  const name = callee ? source.text.slice(callee.start, callee.end) : "";
  return /^(?:\w+\.)*[A-Z]\w*$/.test(name) && name !== entity && name !== entity.split(".").at(-1);
}
