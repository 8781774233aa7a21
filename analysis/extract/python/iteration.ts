import type { PythonWalk } from "./python-walk.ts";
import { named, type PythonNode, part } from "./tree.ts";

/** Functions that hand on what they are given, one after another. */
const handsOn = new Set(["enumerate", "iter", "reversed", "tqdm"]);

/** What a loop goes over in the end: `xs` of `enumerate(xs)`. */
export function iterable(x: PythonWalk, node: PythonNode): PythonNode {
  if (node.type === "parenthesized_expression") {
    const inner = named(node)[0];
    return inner ? iterable(x, inner) : node;
  }
  return handedOn(x, node) ?? node;
}

/** True where each element comes with its number. */
export const isNumbered = (x: PythonWalk, node: PythonNode): boolean =>
  handedOn(x, node) !== undefined && x.textOf(part(node, "function")!) === "enumerate";

function handedOn(x: PythonWalk, node: PythonNode): PythonNode | undefined {
  const callee = node.type === "call" ? part(node, "function") : undefined;
  if (callee?.type !== "identifier" || !handsOn.has(x.textOf(callee))) return undefined;
  const list = part(node, "arguments");
  return list?.type === "argument_list" ? named(list)[0] : undefined;
}
