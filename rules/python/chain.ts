import { named, type PythonNode, part } from "../../analysis/extract/python/tree.ts";
import { argumentsOf } from "./syntax.ts";

/** One name of a chain; `call` is null where it is not called. */
export interface Link {
  name: string;
  call: PythonNode | null;
  /** What stands before the dot; undefined at the chain's start. */
  object: PythonNode | undefined;
  /** The name. */
  node: PythonNode;
  /** What it gives is awaited before the chain goes on. */
  awaited: boolean;
}

/** `session.query(User).filter(…)` as its names from the start; undefined where anything else is in between. */
export function linksOf(text: string, node: PythonNode): Link[] | undefined {
  const links: Link[] = [];
  let awaited = false;
  for (let current: PythonNode | undefined = node; current; ) {
    const call: PythonNode | null = current.type === "call" ? current : null;
    const callee: PythonNode | undefined = call ? part(call, "function") : current;
    if (callee?.type === "attribute") {
      const object = part(callee, "object");
      const name = part(callee, "attribute");
      if (!object || !name) return undefined;
      links.push({ name: text.slice(name.start, name.end), call, object, node: name, awaited });
      awaited = false;
      current = object;
    } else if (callee?.type === "identifier") {
      links.push({ name: text.slice(callee.start, callee.end), call, object: undefined, node: callee, awaited });
      return links.reverse();
    } else if (callee?.type === "parenthesized_expression" && !call) current = named(callee)[0];
    else if (callee?.type === "await" && !call) {
      awaited = true;
      current = named(callee)[0];
    } else return undefined;
  }
  return undefined;
}

/** A node without parentheses around it. */
export function bare(node: PythonNode): PythonNode {
  let current = node;
  while (current.type === "parenthesized_expression" && named(current).length === 1) current = named(current)[0]!;
  return current;
}

/** The only argument of a call, where it is a class: `User`, `models.User`. */
export function entityOf(text: string, { call }: Link): string | undefined {
  const list = call && part(call, "arguments");
  if (!list || named(list).length !== 1) return undefined;
  const [entity] = argumentsOf(call);
  if (entity?.type !== "identifier" && entity?.type !== "attribute") return undefined;
  const written = text.slice(entity.start, entity.end);
  return /^(?:\w+\.)*[A-Z]\w*$/.test(written) ? written : undefined;
}

/** Every node below one, itself included. */
export function* within(node: PythonNode): Generator<PythonNode> {
  yield node;
  for (const child of node.children) yield* within(child);
}
