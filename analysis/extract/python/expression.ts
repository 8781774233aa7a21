import type { Expr, Use } from "../../facts.ts";
import { intern } from "../../intern.ts";
import { assignTo } from "./assignment.ts";
import { chain } from "./chain.ts";
import { comprehension } from "./comprehension.ts";
import { extractLambda } from "./declaration.ts";
import type { PythonWalk } from "./python-walk.ts";
import { hasToken, named, type PythonNode, part } from "./tree.ts";

const other: Expr = "";
const longestText = 2000;
const mostEntries = 60;
/** Uses that are told where the name stands, which may be all there is of a read: `for row in rows:`. */
const ofName = new Set(["iterated", "tested", "counted", "spread"]);

/**
 * An expression's facts; the calls inside it are added to the current function.
 * `use` says what becomes of its value.
 */
export function expression(x: PythonWalk, node: PythonNode, use: Use): Expr {
  switch (node.type) {
    case "identifier": {
      const name = x.textOf(node);
      if (name === "self" || name === "cls") return selfOf(x, name, use);
      x.use(name, ofName.has(use.as) ? { ...use, at: x.start(node) } : use);
      return x.nameOf(node);
    }
    case "string":
      return text(x, [node]);
    case "concatenated_string":
      return text(x, named(node));
    case "integer":
    case "float": {
      const number = Number(
        x
          .textOf(node)
          .replace(/_/g, "")
          .replace(/[lLjJ]$/, ""),
      );
      return Number.isNaN(number) ? other : number;
    }
    case "true":
    case "false":
      return node.type === "true";
    case "none":
      return null;
    case "parenthesized_expression": {
      const inner = named(node)[0];
      return inner ? expression(x, inner, use) : other;
    }
    case "await":
      return awaited(x, node, use);
    case "attribute":
    case "subscript":
    case "call":
      return chain(x, node, use);
    case "list":
    case "tuple":
    case "set":
    case "expression_list":
      return { array: items(x, node, use).slice(0, mostEntries) };
    case "dictionary":
      return dictionary(x, node, use);
    case "list_splat":
    case "parenthesized_list_splat": {
      const inner = named(node)[0]!;
      return { spread: expression(x, inner, { ...use, as: use.as === "passed" ? "passed" : "spread" }) };
    }
    case "lambda":
      return { function: extractLambda(x, node) };
    case "list_comprehension":
    case "set_comprehension":
    case "dictionary_comprehension":
    case "generator_expression":
      return comprehension(x, node, use);
    case "conditional_expression": {
      const [yes, condition, no] = named(node);
      const test = condition ? expression(x, condition, { as: "tested", at: x.start(node) }) : other;
      return {
        choice: "?:",
        test,
        of: [yes ? expression(x, yes, use) : other, no ? expression(x, no, use) : other],
      };
    }
    case "boolean_operator": {
      const [left, right] = [part(node, "left")!, part(node, "right")!];
      // Which of two values it is asks the first whether it is true: a lazy one is run for that.
      if (!hasToken(node, "and")) return { choice: "||", of: [expression(x, left, use), expression(x, right, use)] };
      const test = expression(x, left, { as: "tested", at: x.start(left) });
      return { choice: "&&", test, of: [expression(x, right, use), "undefined"] };
    }
    case "not_operator":
      return { operator: "!", of: [expression(x, part(node, "argument")!, { as: "tested", at: x.start(node) })] };
    case "unary_operator": {
      const of = expression(x, part(node, "argument")!, { as: "other", at: use.at });
      return hasToken(node, "-") && typeof of === "number" ? -of : { operator: "-", of: [of] };
    }
    case "binary_operator":
    case "comparison_operator":
      return operation(x, node, use);
    case "named_expression": {
      const [name, value] = [part(node, "name")!, part(node, "value")!];
      return assignTo(x, name, value);
    }
    case "assignment":
      return assignTo(x, part(node, "left")!, part(node, "right"));
    case "yield": {
      const inner = named(node)[0];
      const value = inner ? expression(x, inner, { as: "yielded", at: x.start(inner) }) : other;
      x.current.facts.generator = true;
      if (x.contextManagers.has(x.current.facts)) x.current.facts.returns.push(value);
      return other;
    }
    default:
      for (const child of named(node)) expression(x, child, { as: "other", at: x.start(child) });
      return other;
  }
}

/** `self` of a method is its object, and `cls` of a class method its class; elsewhere they are names like others. */
function selfOf(x: PythonWalk, name: string, use: Use): Expr {
  for (let state: PythonWalk["current"] | null = x.current; state; state = state.outer) {
    if (state.names.has(name)) break;
    if (state.facts.class !== undefined && state.facts.kind !== "constructor") return "this";
    if (state.facts.name === "constructor") return "this";
  }
  x.use(name, use);
  return name;
}

function items(x: PythonWalk, node: PythonNode, use: Use): Expr[] {
  return named(node).map((item) => expression(x, item, use));
}

/** A text; with `values` where something is put in. */
function text(x: PythonWalk, nodes: readonly PythonNode[]): Expr {
  const template = [""];
  const values: Expr[] = [];
  for (const node of nodes)
    for (const child of node.children) {
      if (child.type === "string_content") template[template.length - 1] += x.text.slice(child.start, child.end);
      else if (child.type === "interpolation") {
        const inner = part(child, "expression");
        values.push(inner ? expression(x, inner, { as: "other", at: x.start(inner) }) : other);
        template.push("");
      }
    }
  const cut = template.map((written) => intern(written.slice(0, longestText)));
  return values.length ? { template: cut, values } : { text: cut[0]! };
}

function awaited(x: PythonWalk, node: PythonNode, use: Use): Expr {
  let inner = named(node)[0];
  while (inner?.type === "parenthesized_expression") inner = named(inner)[0];
  if (!inner) return other;
  if (inner.type === "identifier") {
    const at = x.start(inner);
    x.use(x.textOf(inner), { as: "awaited", at });
    return { await: x.nameOf(inner), at };
  }
  const value = expression(x, inner, use);
  if (typeof value !== "object" || value === null || !("call" in value)) return { await: value, at: x.start(inner) };
  const call = x.current.facts.calls[value.call];
  if (call) call.awaited = true;
  return { call: value.call, awaited: true };
}

/** Key and value of each pair; a key that is no text is "[]". */
function dictionary(x: PythonWalk, node: PythonNode, use: Use): Expr {
  const entries: [string, Expr, Expr?][] = [];
  for (const child of named(node)) {
    if (child.type === "dictionary_splat") {
      entries.push(["...", expression(x, named(child)[0]!, use)]);
      continue;
    }
    const [key, value] = [part(child, "key"), part(child, "value")];
    if (!key || !value) continue;
    const name = expression(x, key, { as: "tested", at: x.start(key) });
    const entry: [string, Expr, Expr?] =
      typeof name === "object" && name && "text" in name ? [name.text, other] : ["[]", other, name];
    entry[1] = expression(x, value, use);
    if (entries.length < mostEntries) entries.push(entry);
  }
  return { object: entries };
}

/** Asking whether it is the same object asks nothing of its content. */
const ofIdentity = new Set(["is", "is not"]);

function operation(x: PythonWalk, node: PythonNode, use: Use): Expr {
  const operator = node.children.find((child) => !child.named)?.type ?? "?";
  const identity = node.children.some((child) => ofIdentity.has(child.type));
  const compares = node.type === "comparison_operator";
  const member = node.children.some((child) => child.type === "in" || child.type === "not in");
  const as: Use = { as: compares && !identity ? "tested" : "other", at: use.at, ...(member ? { name: "in" } : {}) };
  // `a | b` of two queries, `a + b` of two lists: both go where the whole goes.
  const of = named(node)
    .filter((child) => child.type !== "is" && child.type !== "in")
    .map((child) => expression(x, child, as));
  return { operator, of };
}
