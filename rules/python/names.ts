/** What a name holds, as far as the scope that binds it tells. */
import { type PythonNode, part } from "../../analysis/extract/python/tree.ts";
import { within } from "./chain.ts";
import { nodesAt, type PythonSource } from "./syntax.ts";

const opensScope = new Set(["function_definition", "class_definition", "lambda"]);

/** What binds a name to something that is not written beside it. */
const binders = new Set(
  [
    "parameters lambda_parameters as_pattern_target case_pattern import_statement import_from_statement",
    "pattern_list tuple_pattern list_pattern list_splat_pattern global_statement nonlocal_statement delete_statement",
  ]
    .join(" ")
    .split(" "),
);

/** A place of a name, with what is around it, innermost first. */
interface Place {
  node: PythonNode;
  around: PythonNode[];
}

/** Scopes around a node, innermost first, the module last. */
export const scopesOf = ({ root }: PythonSource, node: PythonNode): PythonNode[] => [
  ...nodesAt(root, node.start)
    .reverse()
    .filter((one) => opensScope.has(one.type) && one !== node),
  root,
];

/** Where a scope names something; what functions and classes inside it name is theirs. */
function placesOf({ text }: PythonSource, scope: PythonNode, name: string): Place[] {
  const found: Place[] = [];
  const visit = (node: PythonNode, around: PythonNode[]): void => {
    if (node.type === "identifier" && text.slice(node.start, node.end) === name) found.push({ node, around });
    const inside = [node, ...around];
    for (const child of node.children)
      if (node === scope || !opensScope.has(node.type) || child.field === "name") visit(child, inside);
  };
  visit(scope, []);
  return found;
}

/** Right sides of all assignments of a name; undefined where it may hold something else, too. */
export function assignedTo(source: PythonSource, name: string, at: PythonNode): PythonNode[] | undefined {
  const scopes = scopesOf(source, at);
  for (const [index, scope] of scopes.entries()) {
    // A class's names are seen by its own statements alone.
    if (index > 0 && scope.type === "class_definition") continue;
    const values: PythonNode[] = [];
    for (const { node, around } of placesOf(source, scope, name)) {
      const value = heldBy(node, around, scope);
      if (value === "unknown") return undefined;
      if (value) values.push(value);
    }
    if (!values.length) continue;
    if (index > 0 && values.length > 1) return undefined;
    return isReached(source, scope, name) ? undefined : values;
  }
  return undefined;
}

function heldBy(node: PythonNode, around: PythonNode[], scope: PythonNode): PythonNode | "unknown" | undefined {
  const [parent] = around;
  if (!parent || node.field === "attribute" || isOfModule(node, around)) return undefined;
  if (parent.type === "keyword_argument" && node.field === "name") return undefined;
  if (parent.type === "assignment" && node.field === "left") return part(parent, "right");
  if (node.field === "left" && /^(?:augmented_assignment|for_statement|for_in_clause)$/.test(parent.type))
    return "unknown";
  if (node.field === "name" && (parent.type === "named_expression" || opensScope.has(parent.type)))
    return parent === scope ? undefined : "unknown";
  const statement = around.slice(
    0,
    around.findIndex((one) => one === scope || one.type === "block" || one.type === "module"),
  );
  return statement.some(({ type }) => binders.has(type)) ? "unknown" : undefined;
}

/** True where a function inside declares the name to be this scope's. */
const isReached = ({ text }: PythonSource, scope: PythonNode, name: string): boolean =>
  [...within(scope)].some(
    ({ type, children }) =>
      (type === "global_statement" || type === "nonlocal_statement") &&
      children.some(({ start, end }) => text.slice(start, end) === name),
  );

/** True for a part of a module's name in an import, which binds nothing. */
const isOfModule = (node: PythonNode, [parent, statement]: PythonNode[]): boolean =>
  parent?.type === "dotted_name" &&
  (parent.field === "module_name" || statement?.type === "aliased_import" || parent.children[0] !== node);

/** Every place of a variable in the function around a node, also in functions inside it. */
export function usesOf(source: PythonSource, name: string, at: PythonNode): PythonNode[] {
  const found: PythonNode[] = [];
  const visit = (node: PythonNode, around: PythonNode[]): void => {
    if (isName(source, node, name) && !isOfModule(node, around)) found.push(node);
    for (const child of node.children) visit(child, [node, ...around.slice(0, 1)]);
  };
  visit(scopesOf(source, at)[0]!, []);
  return found;
}

/** True for a variable; the name after a dot, or of a keyword argument, is none. */
export const isName = ({ text }: PythonSource, node: PythonNode, name: string): boolean =>
  node.type === "identifier" &&
  text.slice(node.start, node.end) === name &&
  node.field !== "attribute" &&
  !(node.field === "name" && text[node.end] === "=" && text[node.end + 1] !== "=");

/** True where a function's parameter has the name. */
export const isParameter = (source: PythonSource, name: string, at: PythonNode): boolean =>
  scopesOf(source, at).some((scope) => {
    const parameters = part(scope, "parameters");
    return parameters && placesOf(source, parameters, name).length > 0;
  });
