import type { Binding, Expr, Use } from "../../facts.ts";
import { intern } from "../../intern.ts";
import { comesFromCall } from "../walk.ts";
import { expression } from "./expression.ts";
import type { PythonWalk } from "./python-walk.ts";
import { named, type PythonNode, part } from "./tree.ts";

const other: Expr = "";

/** Gives a value to a target; returns the value. */
export function assignTo(x: PythonWalk, target: PythonNode, from: PythonNode | undefined): Expr {
  const at = x.start(target);
  const read = (use: Use): Expr => (from ? expression(x, from, use) : other);
  if (target.type === "identifier") {
    const name = x.textOf(target);
    const mentions =
      from !== undefined && !isCopy(x, from) && new RegExp(`\\b${name}\\b`).test(x.text.slice(from.start, from.end));
    return assignName(x, { name, at, mentions }, read);
  }
  if (isPattern(target)) {
    const value = read({ as: "bound", at });
    bindTarget(x, target, value, false);
    return value;
  }
  const to = expression(x, target, { as: "other", at });
  // `cache[key] = rows` is kept by `cache`.
  const kept = typeof to === "object" && to && "member" in to ? to.of : to;
  const value = read({ as: "stored", at, ...(typeof kept === "string" && kept ? { name: kept } : {}) });
  x.current.facts.assignments.push({ target: to, value });
  return value;
}

const copies = new Set(["list", "tuple", "set", "frozenset", "dict", "sorted"]);

/** `list(rows)` and `[row for row in rows]` hold what was gone over, and do nothing to it. */
function isCopy(x: PythonWalk, node: PythonNode): boolean {
  if (/_comprehension$/.test(node.type)) return true;
  const callee = node.type === "call" ? part(node, "function") : undefined;
  return callee?.type === "identifier" && copies.has(x.textOf(callee));
}

export const isPattern = (node: PythonNode): boolean =>
  ["pattern_list", "tuple_pattern", "list_pattern", "tuple", "list", "expression_list"].includes(node.type);

function assignName(
  x: PythonWalk,
  { name, at, mentions }: { name: string; at: number; mentions: boolean },
  read: (use: Use) => Expr,
): Expr {
  const { facts } = x.current;
  if (x.outer.get(facts)?.has(name)) return assignOuter(x, name, at, read);
  const known = x.current.names.get(name);
  // A module's name is made where it first gets a value, and kept where it gets another.
  const local = facts.kind !== "module" || known === undefined;
  const fresh = known && facts.kind !== "module" && !mentions ? x.renewed(name, known) : undefined;
  const called = fresh ?? known?.name ?? name;
  const value = read(local ? { as: "bound", at, name: called } : { as: "stored", at, name });
  if (fresh !== undefined) {
    const binding: Binding = { name: fresh, at, init: value };
    if (comesFromCall(value) || holdsRows(x, value)) binding.uses = [];
    x.bind(binding);
    x.current.names.set(name, binding);
    return value;
  }
  if (known) {
    known.assigned ??= [];
    known.assigned.push(value);
    if (!known.uses && comesFromCall(value)) known.uses = [];
    return value;
  }
  const binding: Binding = { name, at, init: value };
  // A parameter that gets another value is both.
  const parameter = known === null ? facts.parameters.findIndex((p) => p.name === name) : -1;
  if (parameter >= 0) {
    binding.init = { parameter };
    binding.assigned = [value];
  } else if (known === null) return value;
  if (comesFromCall(value) || holdsRows(x, value)) binding.uses = [];
  x.bind(binding);
  return value;
}

/** `global rows` and `nonlocal rows`: what is kept outlives the function. */
function assignOuter(x: PythonWalk, name: string, at: number, read: (use: Use) => Expr): Expr {
  const value = read({ as: "stored", at, name });
  x.current.facts.assignments.push({ target: name, value });
  for (let state = x.current.outer; state; state = state.outer) {
    const binding = state.names.get(name);
    if (!binding) continue;
    binding.assigned ??= [];
    binding.assigned.push(other);
    break;
  }
  return value;
}

/** Another name for followed rows is followed too; so is an empty list or table that may be filled. */
function holdsRows(x: PythonWalk, value: Expr): boolean {
  if (typeof value === "string") return x.find(value)?.binding.uses !== undefined;
  if (typeof value !== "object" || value === null) return false;
  return "array" in value ? value.array.length === 0 : "object" in value && value.object.length === 0;
}

/** Gives the names of a target their part of a value; of one element after another, each part is followed. */
export function bindTarget(x: PythonWalk, target: PythonNode, value: Expr, element: boolean): void {
  if (target.type === "identifier") {
    const name = x.textOf(target);
    const binding: Binding = { name, at: x.start(target), init: value, ...(element ? { element: true } : {}) };
    if (element || comesFromCall(value)) binding.uses = [];
    x.bind(binding);
    return;
  }
  if (!isPattern(target)) {
    const to = expression(x, target, { as: "other", at: x.start(target) });
    x.current.facts.assignments.push({ target: to, value });
    return;
  }
  const whole: Expr = element ? { member: "[]", of: value } : value;
  named(target).forEach((item, i) => {
    const rest = item.type === "list_splat_pattern" || item.type === "list_splat";
    const node = rest ? named(item)[0] : item;
    if (!node) return;
    const own: Expr = typeof whole === "string" && whole ? intern(`${whole}.${i}`) : { member: String(i), of: whole };
    bindTarget(x, node, rest ? whole : own, false);
    const bound = node.type === "identifier" ? x.current.names.get(x.textOf(node)) : undefined;
    if (element && bound) bound.uses ??= [];
  });
}
