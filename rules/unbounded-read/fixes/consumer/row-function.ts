/** A function that is called with each row, such as that of `filter`, `map` and `reduce`, as what it gives. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { each, isFunction, some } from "../scope.ts";
import { lineOf, shortText } from "../target.ts";
import type { Callback } from "./consumer.ts";

export interface RowFunction {
  /** The function written at its place, or the name of one of the file or the language. */
  node: Callback | TS.Identifier;
  /** Its parameter for what `reduce` has so far. */
  before: TS.ParameterDeclaration | null;
  row: TS.ParameterDeclaration | null;
  index: TS.Identifier | null;
}

/** Reads the function of `rows.method(function)`; `folds` is for `reduce`, whose row is the second parameter. */
export function rowFunction(call: TS.CallExpression, folds = false): RowFunction | { reason: string } {
  const name = (call.expression as TS.PropertyAccessExpression).name.text;
  const node = call.arguments[0];
  const line = lineOf(call.arguments[0] ?? call);
  if (call.arguments.length !== (folds ? 2 : 1) || !node) {
    return {
      reason:
        folds && node && call.arguments.length === 1
          ? `line ${line} begins to reduce with the first row itself`
          : `line ${line} hands more than a function to \`${name}\``,
    };
  }
  if (ts.isIdentifier(node)) {
    if (!folds && takesOne(node)) return { node, before: null, row: null, index: null };
    return { reason: `line ${line} hands the rows to \`${shortText(node)}\` through \`${name}\`` };
  }
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node))
    return { reason: `line ${line} hands the rows to a function through \`${name}\`` };
  const odd = oddity(node);
  if (odd) return { reason: `line ${line} ${odd}` };
  const parameters = [...node.parameters];
  const before = folds ? (parameters.shift() ?? null) : null;
  const [row = null, index = null, ...others] = parameters;
  const plain = [before, row, index].every((one) => !one?.initializer && !one?.dotDotDotToken);
  if (!plain) return { reason: `line ${line} takes rows in a way that a loop can't` };
  if (others.length > 0) return { reason: `line ${line} hands the whole array to its function, too` };
  if (index && !ts.isIdentifier(index.name)) return { reason: `line ${line} takes rows in a way that a loop can't` };
  return { node, before, row, index: (index?.name as TS.Identifier | undefined) ?? null };
}

/** Is it declared `async`? Then a call only starts the work. */
export function isAsync({ node }: RowFunction): boolean {
  return !ts.isIdentifier(node) && node.modifiers?.some((one) => one.kind === ts.SyntaxKind.AsyncKeyword) === true;
}

/** What a callback may do and the body of a loop may not, as the rest of a clause. */
function oddity(callback: Callback): string | null {
  if (callback.asteriskToken) return "hands a generator to the rows";
  if (callback.typeParameters) return "has a callback with types of its own";
  if (ts.isFunctionExpression(callback)) {
    if (/\b(this|arguments)\b/.test(callback.body.getText())) return "uses `this` or `arguments` of its callback";
    if (callback.name) return "gives its callback a name";
  }
  // A callback's `var` is new for each row, a loop's is not.
  const declaresVar = some(
    callback.body,
    (node) => ts.isVariableDeclarationList(node) && !(node.flags & ts.NodeFlags.BlockScoped),
  );
  return declaresVar ? "declares a `var` in its callback" : null;
}

/** `String`, `Number`, or a function of the file with one parameter: what else `map` hands over is not looked at. */
function takesOne(name: TS.Identifier): boolean {
  const found = functionNamed(name);
  if (!found) return /^(String|Number|Boolean)$/.test(name.text);
  const [row, ...others] = found.parameters;
  const awaits = found.modifiers?.some((one) => one.kind === ts.SyntaxKind.AsyncKeyword) || found.asteriskToken;
  const own = ts.isArrowFunction(found) || !/\b(this|arguments)\b/.test(found.body?.getText() ?? "");
  return row !== undefined && others.length === 0 && !row.dotDotDotToken && !awaits && own;
}

type Named = TS.FunctionDeclaration | Callback;

/** The only function of the file by that name, declared or kept in a `const`; null where there is none or are several. */
export function functionNamed(name: TS.Identifier): Named | null {
  const found: Named[] = [];
  let others = 0;
  each(name.getSourceFile(), (node) => {
    if (!("name" in node) || !node.name || !ts.isIdentifier(node.name as TS.Node)) return;
    if ((node.name as TS.Identifier).text !== name.text) return;
    if (ts.isFunctionDeclaration(node)) {
      if (node.body) found.push(node);
    } else if (ts.isVariableDeclaration(node) && node.initializer && isFunction(node.initializer)) {
      const constant = node.parent.flags & ts.NodeFlags.Const;
      if (constant && (ts.isArrowFunction(node.initializer) || ts.isFunctionExpression(node.initializer)))
        found.push(node.initializer);
      else others++;
    } else if (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) others++;
    else if (ts.isImportSpecifier(node) || ts.isImportClause(node) || ts.isNamespaceImport(node)) others++;
  });
  return found.length === 1 && others === 0 ? found[0]! : null;
}
