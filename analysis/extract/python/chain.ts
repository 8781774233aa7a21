import type { Expr, Segment, Use } from "../../facts.ts";
import { intern } from "../../intern.ts";
import { membersOf } from "../members.ts";
import { expression } from "./expression.ts";
import type { PythonWalk } from "./python-walk.ts";
import { hasToken, named, type PythonNode, part, parts } from "./tree.ts";

/** A slice, as a method with the arguments start and stop. */
export const sliceName = "[:]";

/** Functions that make a function of one with some of its arguments: https://docs.python.org/3/library/functools.html#functools.partial */
const partials = new Set(["partial", "functools.partial"]);

interface Link {
  node: PythonNode;
  name: string;
  nameNode?: PythonNode;
  arguments?: PythonNode;
  slice?: PythonNode;
  index?: PythonNode;
  new?: boolean;
}

/** By custom a class, so calling it constructs: https://peps.python.org/pep-0008/#class-names */
const isClassName = (name: string): boolean => /^_*[A-Z]/.test(name) && !/^[A-Z0-9_]{2,}$/.test(name);

/** Takes a chain apart, from its end to its root. */
function links(x: PythonWalk, start: PythonNode): { root: PythonNode; links: Link[] } {
  const found: Link[] = [];
  let node = start;
  let pending: Link | undefined; // a call whose callee's name is still to come
  for (;;) {
    if (node.type === "attribute") {
      const nameNode = part(node, "attribute")!;
      const name = x.textOf(nameNode);
      if (pending && isClassName(name)) {
        // A constructed member stays a member, and the construction is a link of its own.
        found.push({ ...pending, new: true, nameNode });
        found.push({ node, name, nameNode });
      } else if (pending) found.push({ ...pending, name, nameNode });
      else found.push({ node, name, nameNode });
      pending = undefined;
      node = part(node, "object")!;
    } else if (node.type === "subscript") {
      if (pending) found.push(pending);
      pending = undefined;
      found.push(subscript(x, node));
      node = part(node, "value")!;
    } else if (node.type === "call") {
      const callee = part(node, "function")!;
      if (pending) found.push(pending);
      const list = part(node, "arguments");
      pending = { node, name: "", nameNode: callee, ...(list ? { arguments: list } : {}) };
      if (callee.type === "identifier" && isClassName(x.textOf(callee))) pending.new = true;
      node = callee;
    } else if (node.type === "parenthesized_expression" && named(node).length === 1) node = named(node)[0]!;
    else break;
  }
  if (pending) found.push(pending);
  return { root: node, links: found.reverse() };
}

function subscript(x: PythonWalk, node: PythonNode): Link {
  const inner = parts(node, "subscript");
  const [first] = inner;
  if (!first || inner.length > 1) return { node, name: "[]", ...(first ? { nameNode: first } : {}) };
  if (first.type === "slice") return { node, name: sliceName, nameNode: first, slice: first };
  const text = first.type === "string" ? /^["']([^"'\\]*)["']$/.exec(x.textOf(first))?.[1] : undefined;
  if (text !== undefined) return { node, name: intern(text), nameNode: first };
  return { node, name: "[]", nameNode: first, index: first };
}

function linkUse(x: PythonWalk, link: Link | undefined, outer: Use): Use {
  if (!link) return outer;
  const at = link.nameNode ? x.start(link.nameNode) : outer.at;
  if (link.index)
    return link.index.type === "integer" ? { as: "indexed", at, name: x.textOf(link.index) } : { as: "indexed", at };
  if (link.arguments || link.slice)
    return link.name ? { as: "method", at, name: link.name } : { as: "other", at, name: "called" };
  return { as: "property", at, name: link.name };
}

/** An attribute, an element, a call, or several of them one after another. */
export function chain(x: PythonWalk, node: PythonNode, use: Use): Expr {
  const taken = links(x, node);
  const special = languageCall(x, taken, use);
  if (special !== undefined) return special;
  let lastCall = -1;
  taken.links.forEach((link, i) => {
    if (link.arguments || link.slice) lastCall = i;
  });
  if (lastCall < 0) {
    const { root, rest } = rootOf(x, taken, linkUse(x, taken.links[0], use));
    return members(x, root, rest);
  }
  const slot = x.reserveCall();
  const { root, rest } = rootOf(x, taken, linkUse(x, taken.links[0], use));
  const calls = rest.slice(0, lastCall + 1 - (taken.links.length - rest.length));
  const segments = calls.map((link) => segment(x, link, slot.index));
  const after = taken.links.slice(lastCall + 1);
  slot.fill({ root, chain: segments, ...x.around(), use: linkUse(x, after[0], use) });
  return members(x, { call: slot.index }, after);
}

/** The root of a chain; of a module that was brought as `a.b.c`, its whole name is. */
function rootOf(x: PythonWalk, taken: { root: PythonNode; links: Link[] }, use: Use): { root: Expr; rest: Link[] } {
  const { root, links: all } = taken;
  if (root.type === "call") {
    const callee = part(root, "function");
    if (callee && x.textOf(callee) === "super") return { root: "super", rest: all };
  }
  if (root.type === "identifier" && x.modules.size) {
    let name = x.textOf(root);
    let longest = x.modules.has(name) ? 0 : -1;
    for (const [i, link] of all.entries()) {
      if (!link.name || link.index) break;
      name += `.${link.name}`;
      if (x.modules.has(name)) longest = i + 1;
      if (link.arguments) break;
    }
    if (longest > 0) {
      const parts = [x.textOf(root), ...all.slice(0, longest).map((link) => link.name)];
      return { root: moduleName(parts.join(".")), rest: all.slice(longest) };
    }
  }
  return { root: expression(x, root, use), rest: all };
}

/** A dotted module's name as one name: a dot would stand for a member. */
export const moduleName = (dotted: string): string => intern(dotted.replaceAll(".", ":"));

const members = (x: PythonWalk, root: Expr, rest: readonly Link[]): Expr =>
  membersOf(root, rest, ({ index }) => expression(x, index!, { as: "tested", at: x.start(index!) }));

function segment(x: PythonWalk, link: Link, call: number): Segment {
  const at = x.start(link.nameNode ?? link.node);
  const result: Segment = { name: link.name, at };
  if (link.new) result.new = true;
  if (link.index) result.index = expression(x, link.index, { as: "tested", at });
  if (link.slice) result.arguments = sliced(x, link.slice);
  // `list(rows)`: a function that is called by itself has its name from where it is called.
  const named = link.nameNode?.type === "identifier" ? `${x.textOf(link.nameNode)}()` : "";
  const name = link.name || named;
  if (link.arguments) result.arguments = argumentsOf(x, link.arguments, call, name);
  return result;
}

/** Start, stop and step of a slice; "undefined" where one is left out. */
function sliced(x: PythonWalk, node: PythonNode): Expr[] {
  const ends: Expr[] = ["undefined"];
  for (const child of node.children) {
    if (!child.named) ends.push("undefined");
    else ends[ends.length - 1] = expression(x, child, { as: "other", at: x.start(child) });
  }
  return ends;
}

/** Arguments by position, and behind them those with a name as one object. */
export function argumentsOf(x: PythonWalk, list: PythonNode, call: number | undefined, name: string): Expr[] {
  // `sum(x for x in xs)`
  const nodes = list.type === "generator_expression" ? [list] : named(list);
  const found: Expr[] = [];
  const keywords: [string, Expr][] = [];
  const useOf = (node: PythonNode, argument: number): Use => ({
    as: "passed",
    at: x.start(node),
    ...(call === undefined ? {} : { call }),
    argument,
    ...(name ? { name } : {}),
  });
  const positional = nodes.filter((node) => node.type !== "keyword_argument" && node.type !== "dictionary_splat");
  for (const node of nodes) {
    if (node.type === "keyword_argument") {
      const value = part(node, "value")!;
      keywords.push([x.textOf(part(node, "name")!), expression(x, value, useOf(value, positional.length))]);
    } else if (node.type === "dictionary_splat") {
      const inner = named(node)[0]!;
      keywords.push(["...", expression(x, inner, useOf(inner, positional.length))]);
    } else found.push(expression(x, node, useOf(node, found.length)));
  }
  if (keywords.length) found.push({ object: keywords, keywords: true });
  return found;
}

/** Calls whose meaning is the language's own; undefined for all others. */
function languageCall(
  x: PythonWalk,
  { root, links: all }: { root: PythonNode; links: Link[] },
  use: Use,
): Expr | undefined {
  const [first] = all;
  if (root.type !== "identifier" || !first) return undefined;
  const name = x.textOf(root);
  const list = first.arguments;
  if (list?.type !== "argument_list") return undefined;
  const [argument, ...others] = named(list);
  if (!argument || argument.type === "keyword_argument") return undefined;
  // `len(rows)` counts them, as `rows.length` does.
  if (name === "len" && !first.name && all.length === 1 && !others.length)
    return { member: "length", of: expression(x, argument, { as: "counted", at: x.start(root) }) };
  if (!hasToken(list, "(")) return undefined;
  const called = all.length > 1 ? "" : first.name ? `${name}.${first.name}` : name;
  if (!partials.has(called)) return undefined;
  const slot = x.reserveCall();
  const at = x.start(argument);
  const of = expression(x, argument, { as: "method", at, name: "bind" });
  const given = argumentsOf(x, { ...list, children: list.children.filter((c) => c !== argument) }, slot.index, "bind");
  slot.fill({ root: of, chain: [{ name: "bind", at, arguments: [null, ...given] }], ...x.around(), use });
  return { call: slot.index };
}
