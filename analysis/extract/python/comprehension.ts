import type { Call, Expr, Use } from "../../facts.ts";
import { bindTarget } from "./assignment.ts";
import { expression } from "./expression.ts";
import { iterable } from "./iteration.ts";
import type { PythonWalk } from "./python-walk.ts";
import { named, type PythonNode, part, parts } from "./tree.ts";

/**
 * `[f(x) for x in xs if g(x)]` as the call `xs.map((x) => f(x))`, which is what it does: facts say it the same way for every
 * language. Several `for` clauses stand inside each other.
 */
export function comprehension(x: PythonWalk, node: PythonNode, use: Use): Expr {
  const body = part(node, "body") ?? named(node)[0];
  const clauses = named(node).filter((child) => child !== body);
  return body ? clause(x, clauses, body, use) : "";
}

function clause(x: PythonWalk, clauses: readonly PythonNode[], body: PythonNode, use: Use): Expr {
  const [first, ...rest] = clauses;
  const over = first && parts(first, "right").find((child) => child.named);
  const target = first && part(first, "left");
  if (first?.type !== "for_in_clause" || !over || !target) return bodyOf(x, body, use);
  const slot = x.reserveCall();
  const at = x.start(first);
  const root = expression(x, iterable(x, over), { as: "iterated", at: x.start(over) });
  const fn = x.begin({ name: "", kind: "arrow", at });
  const { facts } = fn;
  const name = target.type === "identifier" ? x.textOf(target) : "";
  facts.parameters.push({ name, at: x.start(target), ...(name ? { uses: [] } : {}) });
  if (name) {
    fn.names.set(name, null);
    fn.given = new Map([[name, facts.parameters[0]!.uses!]]);
  } else bindTarget(x, target, { parameter: 0 }, false);
  const next = rest.findIndex((child) => child.type === "for_in_clause");
  const conditions = next < 0 ? rest : rest.slice(0, next);
  for (const condition of conditions)
    for (const test of named(condition)) {
      facts.only ??= [];
      facts.only.push(expression(x, test, { as: "tested", at: x.start(test) }));
    }
  const inner: Use = { as: "returned", at: x.start(body) };
  facts.returns.push(next < 0 ? bodyOf(x, body, inner) : clause(x, rest.slice(next), body, inner));
  x.close(fn);
  const call: Call = { root, chain: [{ name: "map", at, arguments: [{ function: fn.index }] }], use };
  slot.fill({ ...call, ...x.around() });
  return { call: slot.index };
}

/** A pair of a dictionary holds its key and its value. */
function bodyOf(x: PythonWalk, body: PythonNode, use: Use): Expr {
  if (body.type !== "pair") return expression(x, body, use);
  return { array: named(body).map((child) => expression(x, child, use)) };
}
