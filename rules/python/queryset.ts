/** A QuerySet with a name keeps the rows that a loop brought; what asks it afterwards is answered from them. */
import type { PythonNode } from "../../analysis/extract/python/tree.ts";
import type { Form } from "./forms.ts";
import type { Loop } from "./loop.ts";
import { usesOf } from "./names.ts";
import { nodesAt, type PythonSource } from "./syntax.ts";

/** Why a loop may not be the last that asks, as a clause; undefined for what has no name. */
export function isGoneOverAgain(source: PythonSource, { is, chain }: Form, loop: Loop): string | undefined {
  // A query of SQLAlchemy asks the database each time.
  if (chain.type !== "identifier" || (is !== "queryset" && is !== "select")) return undefined;
  const name = source.text.slice(chain.start, chain.end);
  const isTwice = (node: PythonNode): boolean => {
    if (node === chain) return false;
    const [parent, ...around] = nodesAt(source.root, node.start).reverse().slice(1);
    const bound = parent?.type === "assignment" && node.field === "left";
    // `qs = qs.filter(…)` makes another.
    const narrowed = parent?.type === "attribute" && around.some(({ type }) => type === "assignment");
    return !(node.start < loop.node.start && (bound || narrowed));
  };
  if (usesOf(source, name, chain).some(isTwice)) return `\`${name}\` keeps its rows, and is used elsewhere`;
  const loops = nodesAt(source.root, loop.node.start).filter(
    (node) => node !== loop.node && /^(?:for|while)_statement$/.test(node.type),
  );
  const outside = usesOf(source, name, chain).filter(({ start }) => !loops.every((node) => node.start <= start));
  return loops.length && outside.length ? `\`${name}\` keeps its rows for the next turn of the loop around` : undefined;
}
