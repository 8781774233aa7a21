import type { ClassFacts, Decorator, Expr, FunctionKind, Member, Parameter } from "../../facts.ts";
import { intern } from "../../intern.ts";
import { argumentsOf } from "./chain.ts";
import { expression } from "./expression.ts";
import type { PythonWalk } from "./python-walk.ts";
import { block } from "./statement.ts";
import { hasToken, named, type PythonNode, part } from "./tree.ts";
import { typeRef } from "./type.ts";

/** Adds a lambda; returns its index. */
export function extractLambda(x: PythonWalk, node: PythonNode): number {
  const state = x.begin({ name: "", kind: "arrow", at: x.start(node) });
  const list = part(node, "parameters");
  if (list) for (const child of named(list)) parameter(x, child);
  const body = part(node, "body");
  if (body) state.facts.returns.push(expression(x, body, { as: "returned", at: x.start(body) }));
  x.close(state);
  return state.index;
}

const last = (text: string): string => text.split(".").at(-1)!;

/** Name of a decorator, without what stands before it and its arguments. */
const nameOf = ({ callee }: Decorator): string => (typeof callee === "string" ? last(callee) : "");

const properties = new Set(["property", "cached_property", "hybrid_property"]);
const ofClass = new Set(["classmethod", "staticmethod"]);
const givesContext = new Set(["contextmanager", "asynccontextmanager"]);

/** Adds a function with everything inside it; returns its index. `cls` is the class that it is a method of. */
export function extractFunction(
  x: PythonWalk,
  node: PythonNode,
  decorators: Decorator[] | undefined,
  cls?: number,
): number {
  const nameNode = part(node, "name") ?? node;
  const name = x.textOf(nameNode);
  const names = (decorators ?? []).map(nameOf);
  const kind = cls === undefined ? "function" : methodKind(name, names);
  const isStatic = cls !== undefined && names.some((n) => ofClass.has(n));
  const state = x.begin({
    name: kind === "constructor" ? "constructor" : name,
    kind,
    at: x.start(nameNode),
    ...(cls === undefined ? {} : { class: cls }),
    ...(isStatic ? { static: true } : {}),
  });
  const { facts } = state;
  if (decorators) facts.decorators = decorators;
  if (hasToken(node, "async")) facts.async = true;
  if (names.some((n) => givesContext.has(n))) x.contextManagers.add(facts);
  const returnType = typeRef(x, part(node, "return_type"));
  if (returnType) facts.returnType = returnType;
  const list = part(node, "parameters");
  const all = list ? named(list) : [];
  // The object comes first, and no caller hands it over.
  const own =
    cls !== undefined && !names.includes("staticmethod") && all[0]?.type === "identifier" ? all.slice(1) : all;
  for (const child of own) parameter(x, child);
  const body = part(node, "body");
  if (body) block(x, body);
  x.close(state);
  return state.index;
}

function methodKind(name: string, decorators: readonly string[]): FunctionKind {
  if (name === "__init__") return "constructor";
  return decorators.some((n) => properties.has(n)) ? "accessor" : "method";
}

function parameter(x: PythonWalk, node: PythonNode): void {
  const nameNode = part(node, "name") ?? (node.type === "identifier" ? node : named(node)[0]);
  if (!nameNode || node.type === "keyword_separator" || node.type === "positional_separator") return;
  const star = nameNode.type.endsWith("splat_pattern")
    ? nameNode
    : node.type.endsWith("splat_pattern")
      ? node
      : undefined;
  const plain = star ? named(star)[0] : nameNode;
  if (plain?.type !== "identifier") return;
  const name = x.textOf(plain);
  const found: Parameter = { name, at: x.start(plain) };
  const type = typeRef(x, part(node, "type"));
  if (type) found.type = type;
  if (star) found.rest = true;
  const value = part(node, "value");
  if (value) {
    found.default = expression(x, value, { as: "other", at: found.at });
    found.optional = true;
  }
  x.current.facts.parameters.push(found);
  x.current.names.set(name, null);
}

export function extractDecorators(x: PythonWalk, nodes: readonly PythonNode[]): Decorator[] {
  return nodes.flatMap((node) => {
    const inner = named(node)[0];
    if (!inner) return [];
    const at = x.start(inner);
    if (inner.type !== "call") return [{ callee: expression(x, inner, { as: "other", at }), at }];
    const list = part(inner, "arguments");
    return [
      {
        callee: expression(x, part(inner, "function")!, { as: "other", at }),
        arguments: list ? argumentsOf(x, list, undefined, "") : [],
        at,
      },
    ];
  });
}

/** Adds a class with its members. */
export function extractClass(x: PythonWalk, node: PythonNode, decorators: Decorator[] | undefined): void {
  const nameNode = part(node, "name") ?? node;
  const facts: ClassFacts = { name: x.textOf(nameNode), at: x.start(nameNode), parent: x.current.index, members: [] };
  const index = x.facts.classes.push(facts) - 1;
  x.current.names.set(facts.name, null);
  if (decorators) facts.decorators = decorators;
  const bases = part(node, "superclasses");
  const values: Expr[] = [];
  for (const base of bases ? named(bases) : []) {
    if (base.type === "keyword_argument") continue;
    // `Repository[Order]`
    const [value, ...types] = base.type === "subscript" ? named(base) : [base];
    values.push(expression(x, value!, { as: "other", at: facts.at }));
    const args = types.flatMap((type) => typeRef(x, type) ?? []);
    if (values.length === 1) facts.extends = { value: values[0]!, ...(args.length ? { arguments: args } : {}) };
  }
  if (values.length > 1) facts.mixins = values.slice(1);
  const fields = x.begin({ name: "", kind: "constructor", at: facts.at, class: index });
  facts.fields = fields.index;
  const body = part(node, "body");
  for (const child of body ? named(body) : []) extractMember(x, facts, index, child);
  x.close(fields);
}

function extractMember(x: PythonWalk, facts: ClassFacts, index: number, node: PythonNode): void {
  if (node.type === "decorated_definition") {
    const decorators = extractDecorators(
      x,
      named(node).filter((child) => child.type === "decorator"),
    );
    const definition = part(node, "definition")!;
    if (definition.type === "function_definition") extractMethod(x, facts, index, definition, decorators);
    else extractClass(x, definition, decorators);
  } else if (node.type === "function_definition") extractMethod(x, facts, index, node, undefined);
  else if (node.type === "class_definition") extractClass(x, node, undefined);
  else if (node.type === "expression_statement" || node.type === "assignment")
    for (const child of node.type === "assignment" ? [node] : named(node)) {
      if (child.type === "assignment") extractAttribute(x, facts, child);
      else expression(x, child, { as: "discarded", at: x.start(child) });
    }
  else if (node.type === "if_statement" || node.type === "try_statement")
    for (const inner of named(node))
      if (inner.type === "block") for (const child of named(inner)) extractMember(x, facts, index, child);
}

function extractMethod(
  x: PythonWalk,
  facts: ClassFacts,
  index: number,
  node: PythonNode,
  decorators: Decorator[] | undefined,
): void {
  const nameNode = part(node, "name");
  if (!nameNode) return;
  const fn = extractFunction(x, node, decorators, index);
  const { kind, static: isStatic } = x.facts.functions[fn]!;
  if (kind === "constructor") {
    facts.constructorFunction = fn;
    return;
  }
  const member: Member = { name: x.textOf(nameNode), at: x.start(nameNode), function: fn };
  if (isStatic) member.shared = true;
  if (decorators) {
    member.decorators = decorators;
    if (decorators.some((decorator) => nameOf(decorator) === "abstractmethod")) member.abstract = true;
  }
  // The last of several definitions counts: a setter stands behind its property.
  if (!facts.members.some((m) => m.name === member.name)) facts.members.push(member);
}

/** An attribute of the class, which its objects have, too. */
function extractAttribute(x: PythonWalk, facts: ClassFacts, node: PythonNode): void {
  const left = part(node, "left");
  const right = part(node, "right");
  if (left?.type !== "identifier") return;
  const name = intern(x.textOf(left));
  const member: Member = { name, at: x.start(left), shared: true };
  const type = typeRef(x, part(node, "type"));
  if (type) member.type = type;
  if (right) member.init = expression(x, right, { as: "stored", at: member.at });
  facts.members.push(member);
}
