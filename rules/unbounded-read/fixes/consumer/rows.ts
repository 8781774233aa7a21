/** Where the array of rows stands in the program: under which names, taken out of which value, with which type. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { enclosingFunction, outward, references, statementList } from "../scope.ts";
import { lineOf } from "../target.ts";
import type { Given } from "./consumer.ts";
import { unawaited, wholeArray } from "./needs-all.ts";

export interface Rows {
  /** Expressions that are the array, in the order of the text. */
  places: TS.Expression[];
  /** Statements that only name the rows, or the value that holds them; the first has the read. */
  declarations: TS.VariableStatement[];
  /** Type of one row where the program says so itself, by `as Order[]` or `: Order[]`. */
  rowType: string | null;
}

type Want = Given["rows"];
interface Search {
  rows: Rows;
  /** The type that was said last, not yet that of one row. */
  type: TS.TypeNode | null;
  path: string;
}

/** Follows the value of the read to the places where its rows are used; a reason where it can't be followed. */
export function rowsOf({ read, awaited, rows: want }: Given): Rows | { reason: string } {
  const whole = outward(read, false);
  const value = awaited ? whole.parent : whole;
  if (awaited && !ts.isAwaitExpression(value)) return { reason: unawaited(whole) };
  const search = emptySearch();
  const reason = follow(value as TS.Expression, want, search);
  if (reason !== null) return { reason };
  if (search.type) search.rows.rowType = elementType(search.type, search.path);
  return search.rows;
}

/** The same for a variable that what was made of the rows is kept in. */
export function rowsNamed(variable: TS.VariableDeclaration): Rows | { reason: string } {
  const search = emptySearch();
  const reason = declared(variable, "itself", search);
  return reason !== null ? { reason } : search.rows;
}

function emptySearch(): Search {
  return { rows: { places: [], declarations: [], rowType: null }, type: null, path: "" };
}

/** Each step of the way says why it can't go on, or null. */
function follow(node: TS.Expression, want: Want, search: Search): string | null {
  const at = outward(node, true);
  for (let cast: TS.Node = node; cast !== at; cast = cast.parent)
    if (ts.isAsExpression(cast.parent)) said(cast.parent.type, search);
  const parent = at.parent;
  if (ts.isVariableDeclaration(parent) && parent.initializer === at) return declared(parent, want, search);
  if (want === "itself") {
    search.rows.places.push(at);
    return null;
  }
  if ("member" in want && ts.isPropertyAccessExpression(parent) && parent.expression === at) {
    if (parent.name.text !== want.member || parent.questionDotToken) return asked(parent.name);
    return taken(parent, `["${want.member}"]`, search);
  }
  if ("element" in want && ts.isElementAccessExpression(parent) && parent.expression === at) {
    const index = parent.argumentExpression;
    if (!ts.isNumericLiteral(index) || Number(index.text) !== want.element) return asked(index);
    return taken(parent, `[${want.element}]`, search);
  }
  return `line ${lineOf(at)} ${wholeArray(at)}`;
}

/** The rows are taken out of their value here. */
function taken(access: TS.Expression, step: string, search: Search): string | null {
  search.path += search.type ? step : "";
  return follow(access, "itself", search);
}

function declared(variable: TS.VariableDeclaration, want: Want, search: Search): string | null {
  const list = variable.parent;
  const statement = list.parent;
  const line = lineOf(variable);
  if (!ts.isVariableDeclarationList(list) || !ts.isVariableStatement(statement) || !statementList(statement))
    return `line ${line} declares the rows in the head of a loop`;
  if (statement.modifiers?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword))
    return `line ${line} exports all rows`;
  if (list.declarations.length > 1) return `line ${line} declares the rows together with other variables`;
  if (!(list.flags & ts.NodeFlags.BlockScoped)) return `line ${line} declares the rows with \`var\``;
  if (variable.type) said(variable.type, search);
  search.rows.declarations.push(statement);
  if (ts.isIdentifier(variable.name)) return uses(variable.name, statement, want, search);
  if (want === "itself") {
    const taking = ts.isArrayBindingPattern(variable.name) ? "picks rows by index" : "takes the array apart";
    return `line ${line} ${taking}`;
  }
  const name = ts.isObjectBindingPattern(variable.name)
    ? fromObject(variable.name, want, statement)
    : fromArray(variable.name, want, statement);
  if (typeof name === "string") return name;
  const step = "member" in want ? `["${want.member}"]` : `[${want.element}]`;
  search.path += search.type ? step : "";
  return uses(name, statement, "itself", search);
}

/** `const { rows } = …`, and nothing else that is used. */
function fromObject(
  pattern: TS.ObjectBindingPattern,
  want: Want,
  statement: TS.VariableStatement,
): TS.Identifier | string {
  let found: TS.Identifier | null = null;
  for (const one of pattern.elements) {
    const name = one.propertyName ?? one.name;
    const wanted = want !== "itself" && "member" in want && ts.isIdentifier(name) && name.text === want.member;
    if (wanted && !one.initializer && !one.dotDotDotToken && ts.isIdentifier(one.name) && !found) found = one.name;
    else if (wanted || isUsed(one, statement)) return asked(name);
  }
  return found ?? `line ${lineOf(pattern)} does not take the rows`;
}

/** `const [rows] = …`, and nothing else that is used. */
function fromArray(
  pattern: TS.ArrayBindingPattern,
  want: Want,
  statement: TS.VariableStatement,
): TS.Identifier | string {
  let found: TS.Identifier | null = null;
  for (const [index, one] of pattern.elements.entries()) {
    if (ts.isOmittedExpression(one)) continue;
    const wanted = want !== "itself" && "element" in want && index === want.element;
    if (wanted && !one.initializer && !one.dotDotDotToken && ts.isIdentifier(one.name)) found = one.name;
    else if (wanted || isUsed(one, statement)) return asked(one.name);
  }
  return found ?? `line ${lineOf(pattern)} does not take the rows`;
}

function isUsed(one: TS.BindingElement, statement: TS.VariableStatement): boolean {
  if (!ts.isIdentifier(one.name) || one.dotDotDotToken) return true;
  const { uses, shadowed } = references(one.name, statement.parent);
  return uses.length > 0 || shadowed;
}

/** Every later use of a name counts. */
function uses(name: TS.Identifier, statement: TS.VariableStatement, want: Want, search: Search): string | null {
  const found = references(name, statement.parent);
  if (found.shadowed) return `\`${name.text}\` is the name of something else, too`;
  if (found.uses.length === 0) return `line ${lineOf(name)} never uses the rows`;
  const owner = enclosingFunction(name);
  const { path, type } = search;
  for (const use of found.uses) {
    if (enclosingFunction(use) !== owner)
      return `line ${lineOf(use)} uses the rows in a function that may run at another time`;
    // Each use is unwrapped by itself: the type is said once for all.
    search.path = path;
    search.type = type;
    const reason = follow(use, want, search);
    if (reason !== null) return reason;
  }
  return null;
}

/** The last type that is said wins: it is the one that the rows are used by. */
function said(type: TS.TypeNode, search: Search): void {
  if (ts.isTypeReferenceNode(type) && type.getText() === "const") return;
  search.type = type;
  search.path = "";
}

function elementType(type: TS.TypeNode, path: string): string {
  if (path === "") {
    const bare = ts.isTypeOperatorNode(type) ? type.type : type;
    if (ts.isArrayTypeNode(bare)) return bare.elementType.getText();
    if (ts.isTypeReferenceNode(bare) && /^(Array|ReadonlyArray)$/.test(bare.typeName.getText()))
      return bare.typeArguments?.[0]?.getText() ?? "any";
    if (bare.kind === ts.SyntaxKind.AnyKeyword) return "any";
  }
  const text = ts.isTypeReferenceNode(type) || ts.isTypeLiteralNode(type) ? type.getText() : `(${type.getText()})`;
  return `${text}${path}[number]`;
}

function asked(name: TS.Node): string {
  return `line ${lineOf(name)} asks for \`${name.getText()}\`, which comes with all rows at once`;
}
