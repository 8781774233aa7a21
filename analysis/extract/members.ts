import type { Expr } from "../facts.ts";
import { intern } from "../intern.ts";

/** Members after a value: of a name a longer name, of anything else its member; `indexOf` reads what stands in brackets. */
export function membersOf<Link extends { name: string; index?: unknown }>(
  root: Expr,
  rest: readonly Link[],
  indexOf: (link: Link) => Expr,
): Expr {
  let value = root;
  for (const link of rest) {
    if (link.index) value = { member: link.name, of: value, index: indexOf(link) };
    else if (typeof value === "string" && value) value = intern(`${value}.${link.name}`);
    else value = { member: link.name, of: value };
  }
  return value;
}
