/** What can be run at another time and nobody can tell: it changes nothing, waits for nothing, and does not fail. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { boundNames, each, isAssignment, isFunction, rootOf } from "../scope.ts";
import { functionNamed } from "./row-function.ts";

/** Calls that neither write a table nor wait: constructors and methods of the language, and logging. */
const quietRoots =
  /^(Math|Date|Object|Array|JSON|Number|String|Boolean|BigInt|Symbol|performance|console|Intl|log|logger)$/;
const quietConstructors =
  /^(Map|Set|WeakMap|WeakSet|Date|Array|Object|Error|Intl|URL|URLSearchParams|RegExp|\w*Array|\w*Error)$/;
const quietFunctions = /^(Number|String|Boolean|BigInt|parseInt|parseFloat|structuredClone)$/;
/** Methods of texts, numbers and dates that give another value; what goes by these names in libraries does, too. */
const quietMethods =
  /^(to(String|LocaleString|Fixed|Precision|ISOString|JSON|UpperCase|LowerCase|LocaleUpperCase|LocaleLowerCase|Number|DateString|TimeString|UTCString)|valueOf|get(Time|Year|FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|UTC\w+|TimezoneOffset)|trim(Start|End)?|slice|substring|split|join|includes|startsWith|endsWith|indexOf|lastIndexOf|charAt|charCodeAt|codePointAt|padStart|padEnd|replace|replaceAll|match|normalize|localeCompare|plus|minus|times|dividedBy|equals)$/;
const quietWithFunction = /^(map|filter|flatMap|some|every|find|findIndex|findLast|reduce)$/;

const arithmetic = /^([-+*/%&|^]|\*\*|<<|>>>?|[<>]=?|[!=]==?)$/;

const deepest = 3;

/**
 * The first part of a node that could be seen from outside, or that changes more than a variable declared in it; null
 * when there is none. Functions are looked into where they are called.
 */
export function firstNoise(node: TS.Node, depth = 0): TS.Node | null {
  if (isFunction(node) || ts.isTypeNode(node) || ts.isClassLike(node)) return null;
  if (ts.isAwaitExpression(node) || ts.isYieldExpression(node) || ts.isTaggedTemplateExpression(node)) return node;
  if (ts.isReturnStatement(node) || ts.isThrowStatement(node) || ts.isTryStatement(node)) return node;
  if (ts.isBreakOrContinueStatement(node) || ts.isIterationStatement(node, false)) return node;
  if (isAssignment(node) || isStep(node) || ts.isDeleteExpression(node)) return node;
  if (ts.isNewExpression(node) && !(ts.isIdentifier(node.expression) && quietConstructors.test(node.expression.text)))
    return node;
  if (ts.isCallExpression(node) && !isQuietCall(node, depth)) return node;
  return ts.forEachChild(node, (child) => firstNoise(child, depth)) ?? null;
}

/** Does a call change nothing, wait for nothing and tell nobody but a log? */
export function isQuietCall(call: TS.CallExpression, depth: number): boolean {
  const callee = call.expression;
  for (const one of call.arguments) if (isFunction(one) && !isQuietFunction(one, depth)) return false;
  if (ts.isIdentifier(callee)) {
    if (quietFunctions.test(callee.text)) return true;
    const own = functionNamed(callee);
    return own !== null && isQuietFunction(own, depth);
  }
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const root = rootOf(callee);
  if (root && quietRoots.test(root.text))
    return root.text !== "Object" || !/^(assign|define\w+)$/.test(callee.name.text);
  if (/^this\.#?(log|logger)\.\w+$/.test(callee.getText())) return true;
  const method = callee.name.text;
  if (quietMethods.test(method)) return true;
  if (quietWithFunction.test(method)) return call.arguments[0] !== undefined && isFunction(call.arguments[0]);
  if (/^(has|get)$/.test(method)) return isCollection(callee.expression);
  return method === "test" && ts.isRegularExpressionLiteral(callee.expression);
}

/** May a function be called at any time? It may do what it wants with what is its own. */
function isQuietFunction(node: TS.Node & { body?: TS.Node }, depth: number): boolean {
  if (!isFunction(node) || !node.body || depth >= deepest) return false;
  if (ts.getModifiers(node as TS.ArrowFunction)?.some((one) => one.kind === ts.SyntaxKind.AsyncKeyword)) return false;
  if ("asteriskToken" in node && node.asteriskToken) return false;
  const own = boundNames(node);
  const visit = (inner: TS.Node): boolean => {
    if (isFunction(inner)) return true;
    const allowed =
      ts.isBlock(inner) ||
      ts.isReturnStatement(inner) ||
      ts.isIfStatement(inner) ||
      ts.isSwitchStatement(inner) ||
      ts.isForOfStatement(inner) ||
      ts.isBreakOrContinueStatement(inner) ||
      ts.isCaseOrDefaultClause(inner) ||
      ts.isCaseBlock(inner) ||
      ts.isVariableStatement(inner) ||
      ts.isExpressionStatement(inner) ||
      ts.isVariableDeclarationList(inner) ||
      ts.isVariableDeclaration(inner);
    if (allowed) return !ts.forEachChild(inner, (child) => !visit(child) || undefined);
    const changed = isAssignment(inner) ? inner.left : isStep(inner) ? inner.operand : null;
    if (changed && ts.isIdentifier(changed) && own.has(changed.text))
      return !isAssignment(inner) || firstNoise(inner.right, depth + 1) === null;
    return firstNoise(inner, depth + 1) === null;
  };
  return visit(node.body);
}

/** `i++`, `--i`. */
export function isStep(node: TS.Node): node is TS.PostfixUnaryExpression | TS.PrefixUnaryExpression {
  if (!ts.isPostfixUnaryExpression(node) && !ts.isPrefixUnaryExpression(node)) return false;
  return node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
}

/** A `Map` or `Set` of the file: made by `new`, or said by its type. */
export function isCollection(node: TS.Expression): boolean {
  if (!ts.isIdentifier(node)) return false;
  let found = 0;
  let others = 0;
  each(node.getSourceFile(), (one) => {
    if (!ts.isVariableDeclaration(one) && !ts.isParameter(one) && !ts.isBindingElement(one)) return;
    if (!ts.isIdentifier(one.name) || one.name.text !== node.text) return;
    const made = one.initializer && ts.isNewExpression(one.initializer) ? one.initializer.expression.getText() : "";
    const type = ts.isBindingElement(one) ? "" : (one.type?.getText() ?? "");
    if (/^(Weak)?(Map|Set)$/.test(made) || /^(Readonly)?(Map|Set)\b/.test(type)) found++;
    else others++;
  });
  return found > 0 && others === 0;
}

/**
 * The first part of a quiet expression that may fail for one row and not for another; null when none does. The row's own
 * properties can be asked for, what they hold may be missing. `names` are those that depend on the row.
 */
export function firstFailure(node: TS.Node, row: string | null, names: ReadonlySet<string>): TS.Node | null {
  if (isFunction(node) || ts.isTypeNode(node)) return null;
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const callee = node.expression.getText();
    const safe =
      /^(Math\.\w+|Number|String|Boolean|parseInt|parseFloat|Date|Map|Set|Date\.(now|parse)|console\.\w+|Number\.is\w+|Array\.isArray|Object\.is)$/;
    const onRow = mentions(node, names) && !safe.test(callee);
    const method = ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) ? node.expression : null;
    const sure = method && (method.questionDotToken || isSure(method.expression, names));
    if (onRow && !sure) return node;
  }
  if (ts.isVariableDeclaration(node) && !ts.isIdentifier(node.name) && node.initializer) {
    const isOwn = ts.isIdentifier(node.initializer) && node.initializer.text === row;
    const flat = ts.isObjectBindingPattern(node.name) && node.name.elements.every((one) => ts.isIdentifier(one.name));
    if (!flat || !(isOwn || isSure(node.initializer, names))) return node;
  }
  // There may be nothing to go through.
  const list =
    ts.isSpreadElement(node) || ts.isForOfStatement(node)
      ? node.expression
      : ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword
        ? node.right
        : null;
  if (list && mentions(list, names) && !ts.isArrayLiteralExpression(list)) return node;
  const object =
    ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) ? unparenthesized(node.expression) : null;
  const optional =
    (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) && node.questionDotToken !== undefined;
  const isRow = object && ts.isIdentifier(object) && object.text === row;
  if (object && !optional && !isRow && mentions(object, names) && !isSure(object, names)) return node;
  return ts.forEachChild(node, (child) => firstFailure(child, row, names)) ?? null;
}

/** Is it a text or number whatever the row holds, or something that has nothing to do with the row? */
function isSure(node: TS.Expression, names: ReadonlySet<string>): boolean {
  const bare = unparenthesized(node);
  if (ts.isTemplateExpression(bare) || ts.isLiteralExpression(bare) || ts.isRegularExpressionLiteral(bare)) return true;
  if (ts.isCallExpression(bare)) {
    const method = ts.isPropertyAccessExpression(bare.expression) ? bare.expression.name.text : "";
    return /^(String|Number|Boolean|Math\.\w+)$/.test(bare.expression.getText()) || quietMethods.test(method);
  }
  // What comes out of arithmetic is never missing.
  if (ts.isBinaryExpression(bare)) return arithmetic.test(bare.operatorToken.getText());
  return !mentions(bare, names);
}

function mentions(node: TS.Node, names: ReadonlySet<string>): boolean {
  let found = false;
  each(node, (inner) => {
    if (ts.isIdentifier(inner) && names.has(inner.text)) found = true;
  });
  return found;
}

function unparenthesized(node: TS.Expression): TS.Expression {
  let at = node;
  while (ts.isParenthesizedExpression(at) || ts.isNonNullExpression(at) || ts.isAsExpression(at)) at = at.expression;
  return at;
}
