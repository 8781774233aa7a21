import type { TypeRef } from "../../facts.ts";
import type { PythonWalk } from "./python-walk.ts";
import { named, type PythonNode } from "./tree.ts";

const lists = new Set([
  "list",
  "List",
  "Sequence",
  "Iterable",
  "Iterator",
  "Collection",
  "set",
  "Set",
  "tuple",
  "Tuple",
]);
const streams = new Set(["Generator", "AsyncIterator", "AsyncGenerator", "AsyncIterable"]);

/** A type as it is annotated; undefined for what is no name. */
export function typeRef(x: PythonWalk, node: PythonNode | undefined): TypeRef | undefined {
  if (!node) return undefined;
  switch (node.type) {
    case "type":
    case "parenthesized_expression":
      return typeRef(x, named(node)[0]);
    case "identifier":
      return { name: x.textOf(node) };
    case "attribute":
    case "member_type":
      return /^[\w.]+$/.test(x.textOf(node)) ? { name: x.textOf(node) } : undefined;
    case "string": {
      // `"User"`: a name that is not there yet.
      const written = x.textOf(node).replace(/^\w*["']+|["']+$/g, "");
      const name = /^[\w.]+(?=\[|$)/.exec(written)?.[0];
      return name === undefined ? undefined : { name };
    }
    case "none":
      return { name: "None" };
    case "union_type":
    case "binary_operator":
      return union(named(node).map((child) => typeRef(x, child)));
    case "generic_type": {
      const [name, parameters] = named(node);
      return generic(x, name, parameters ? named(parameters) : []);
    }
    case "subscript": {
      const [name, ...rest] = named(node);
      return generic(x, name, rest);
    }
    default:
      return undefined;
  }
}

function generic(x: PythonWalk, nameNode: PythonNode | undefined, nodes: PythonNode[]): TypeRef | undefined {
  const base = typeRef(x, nameNode);
  if (!base) return undefined;
  const args = nodes.flatMap((node) => typeRef(x, node) ?? []);
  const name = base.name.split(".").at(-1)!;
  if (name === "Optional") return args[0] && { ...args[0], optional: true };
  if (name === "Union") return union(args);
  // What a dependency gives stands first: https://docs.python.org/3/library/typing.html#typing.Annotated
  if (name === "Annotated" || name === "Type" || name === "type" || name === "Mapped") return args[0];
  if (streams.has(name)) return { name: base.name, arguments: args };
  if (lists.has(name)) return { name: "[]", arguments: args.slice(0, 1) };
  return args.length ? { name: base.name, arguments: args } : base;
}

function union(of: (TypeRef | undefined)[]): TypeRef | undefined {
  const told = of.filter((type) => type !== undefined && type.name !== "None") as TypeRef[];
  const [first] = told;
  if (!first) return undefined;
  const optional = of.some((type) => type?.name === "None");
  return { ...first, ...(optional ? { optional } : {}), ...(told.length > 1 ? { part: true } : {}) };
}
