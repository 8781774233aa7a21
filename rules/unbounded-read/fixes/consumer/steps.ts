/** May the steps of a chain run row by row, in turns with what takes the rows, instead of all of them before it? */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { unwrapped } from "../object.ts";
import { boundNames, each, enclosingFunction, isAssignment, isFunction, isValueName, rootOf } from "../scope.ts";
import { lineOf, shortText } from "../target.ts";
import type { Step } from "./consumer.ts";
import { namesIn } from "./moved.ts";
import { firstFailure, firstNoise, isStep } from "./quiet.ts";
import { functionNamed, type RowFunction } from "./row-function.ts";

/** What takes the rows after the steps, as far as it matters to them. */
export interface After {
  /** Null where nothing runs but what the steps and a quiet end compute. */
  body: TS.Node | null;
  /** The function that reads. */
  home: TS.Node | null;
  /** What a fold calls its value so far, which nobody else has. */
  own: string | null;
  leavesEarly: boolean;
  /** What it calls a value. */
  takes: TS.Node | null;
}

/** Why not, as a clause. */
export function stepsReason(steps: readonly Step[], after: After): string | null {
  // A row is an object for sure, what is made of it only where it is written as one.
  let isObject = true;
  const failures: TS.Node[] = [];
  for (const step of steps) {
    const reason = shapeReason(step) ?? noiseReason(step) ?? changeReason(step, after);
    if (reason) return reason;
    const failure = failureOf(step.each, isObject);
    if (failure) failures.push(failure);
    const made = step.kind === "map" ? whatGives(step.each) : null;
    if (step.kind !== "filter") isObject = made !== null && ts.isObjectLiteralExpression(unwrapped(made.value));
  }
  return failureReason(failures, isObject, after);
}

/** What fails for one row did so before anything was done with another one, and it was the only thing that failed. */
function failureReason([first, second]: TS.Node[], isObject: boolean, after: After): string | null {
  if (!first) return null;
  const { body } = after;
  if (after.leavesEarly || (body && !staysInside(body, after)))
    return `line ${lineOf(first)} may fail for a row, which would now be after the rows before it were handled`;
  const names = new Set([...(body ? boundNames(body) : []), ...(after.takes ? namesIn([after.takes]) : [])]);
  const row = isObject && after.takes && ts.isIdentifier(after.takes) ? after.takes.text : null;
  const other = second ?? (body && firstFailure(body, row, names)) ?? patternFailure(after.takes, isObject);
  return other ? `line ${lineOf(first)} may fail for a row after line ${lineOf(other)} fails for one before it` : null;
}

/** `({ customer: { name } })`: there may be nothing to take apart. */
function patternFailure(pattern: TS.Node | null, isObject: boolean): TS.Node | null {
  if (!pattern || ts.isIdentifier(pattern)) return null;
  if (!isObject || !ts.isObjectBindingPattern(pattern)) return pattern;
  return pattern.elements.find(({ name }) => !ts.isIdentifier(name)) ?? null;
}

/** The value that a step's function gives, with what it computes before; null for a function that only has a name. */
export function whatGives({ node }: RowFunction): { before: TS.Statement[]; value: TS.Expression } | null {
  if (ts.isIdentifier(node)) return null;
  if (!ts.isBlock(node.body)) return { before: [], value: node.body };
  const statements = [...node.body.statements];
  const last = statements.pop();
  return last && ts.isReturnStatement(last) && last.expression ? { before: statements, value: last.expression } : null;
}

/** Can it be written as declarations and one value? */
export function shapeReason({ each: fn, call }: { each: RowFunction; call: TS.CallExpression }): string | null {
  if (ts.isIdentifier(fn.node)) return null;
  const value = whatGives(fn);
  const line = lineOf(fn.node);
  if (!value) return `line ${line} has more than one way through what it makes of each row`;
  const declares = value.before.every(
    (one) => ts.isVariableStatement(one) && one.declarationList.flags & ts.NodeFlags.BlockScoped,
  );
  const name = (call.expression as TS.PropertyAccessExpression).name.text;
  return declares ? null : `line ${line} does more in \`${name}\` than to make a value of each row`;
}

function noiseReason({ each: fn }: Step): string | null {
  const bodies = ts.isIdentifier(fn.node) ? [] : bodiesOf(fn);
  if (ts.isIdentifier(fn.node) && !/^(String|Number|Boolean)$/.test(fn.node.text)) {
    const named = functionNamed(fn.node);
    if (named?.body) bodies.push(...(ts.isBlock(named.body) ? named.body.statements : [named.body]));
  }
  const noise = bodies
    .map((one) => firstNoise(ts.isReturnStatement(one) ? (one.expression ?? one) : one))
    .find(Boolean);
  return noise ? `line ${lineOf(noise)} runs \`${shortText(noise)}\` for all rows before the loop` : null;
}

/** What may fail for a row: `isObject` says that it is surely one. */
function failureOf(fn: RowFunction, isObject: boolean): TS.Node | null {
  if (ts.isIdentifier(fn.node)) {
    if (/^(String|Number|Boolean)$/.test(fn.node.text)) return null;
    const named = functionNamed(fn.node);
    const row = named?.parameters[0]?.name;
    if (!named?.body) return fn.node;
    const own = row && ts.isIdentifier(row) && isObject ? row.text : null;
    return patternFailure(row ?? null, isObject) ?? firstFailure(named.body, own, boundNames(named));
  }
  const row = isObject && fn.row && ts.isIdentifier(fn.row.name) ? fn.row.name.text : null;
  return patternFailure(fn.row?.name ?? null, isObject) ?? firstFailure(fn.node.body, row, boundNames(fn.node));
}

function bodiesOf(fn: RowFunction): TS.Node[] {
  const value = whatGives(fn);
  return value ? [...value.before, value.value] : [];
}

/** Does the loop change something that the step asks for? Then it was asked for all rows before the first change. */
function changeReason({ each: fn }: Step, { body, home }: After): string | null {
  if (!body || ts.isIdentifier(fn.node)) return null;
  const own = boundNames(fn.node);
  let reason: string | null = null;
  for (const part of bodiesOf(fn)) {
    each(part, (node) => {
      if (reason !== null) return;
      if (node.kind === ts.SyntaxKind.ThisKeyword) reason = changedThis(node, body, home);
      else if (ts.isIdentifier(node) && isValueName(node) && !own.has(node.text))
        reason = changedName(node, body, home);
    });
  }
  return reason;
}

function changedName(node: TS.Identifier, body: TS.Node, home: TS.Node | null): string | null {
  const words = (at: TS.Node): string => `line ${lineOf(at)} changes \`${node.text}\`, which the rows are chosen by`;
  let found: TS.Node | null = null;
  each(node.getSourceFile(), (one) => {
    const target = isAssignment(one) ? one.left : isStep(one) ? one.operand : null;
    if (!target || unwrapped(target).getText() !== node.text) return;
    // Below the loop or above it in the same function it can't happen meanwhile.
    if (within(one, body) || enclosingFunction(one) !== home) found ??= one;
  });
  if (found) return words(found);
  each(body, (one) => {
    if (ts.isIdentifier(one) && one.text === node.text && isValueName(one) && !isAsked(one)) found ??= one;
  });
  return found ? words(found) : null;
}

/** `x.y`, `x.has(…)`, `x + 1`: a use that leaves the object as it is. */
function isAsked(use: TS.Identifier): boolean {
  const { parent } = use;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === use) {
    const up = parent.parent;
    if (ts.isCallExpression(up) && up.expression === parent)
      return /^(has|get|includes|indexOf|some|every|find|map|filter|join|to\w+)$/.test(parent.name.text);
    return !(isAssignment(up) && up.left === parent) && !isStep(up) && !ts.isDeleteExpression(up);
  }
  if (ts.isCallExpression(parent)) return parent.expression === use;
  return ts.isBinaryExpression(parent) || ts.isTemplateSpan(parent) || ts.isConditionalExpression(parent);
}

/** Any property of that name that anything in the file assigns counts, once it is not the constructor's. */
function changedThis(node: TS.Node, body: TS.Node, home: TS.Node | null): string | null {
  const access = node.parent;
  const property = ts.isPropertyAccessExpression(access) ? access.name.text : null;
  if (property === null) return `line ${lineOf(node)} hands \`this\` on for each row`;
  let found: TS.Node | null = null;
  each(body.getSourceFile(), (one) => {
    const target = isAssignment(one) ? one.left : isStep(one) ? one.operand : null;
    if (!target || !ts.isPropertyAccessExpression(target) || target.name.text !== property) return;
    const at = enclosingFunction(one);
    if (within(one, body) || !at || !(ts.isConstructorDeclaration(at) || at === home)) found ??= one;
  });
  return found ? `line ${lineOf(found)} changes \`this.${property}\`, which the rows are chosen by` : null;
}

function within(node: TS.Node, outer: TS.Node): boolean {
  return outer.pos <= node.pos && node.end <= outer.end;
}

/** Is all that the body does forgotten when the function fails? Then nobody sees how far it came. */
function staysInside(body: TS.Node, { home, own }: After): boolean {
  if (!home) return false;
  for (let up: TS.Node = body; up && up !== home; up = up.parent) if (ts.isTryStatement(up)) return false;
  const locals = madeInside(home);
  if (own !== null) locals.add(own);
  const visit = (node: TS.Node): boolean => {
    if (isFunction(node)) return true;
    if (isAssignment(node) || isStep(node)) {
      const target = isAssignment(node) ? node.left : node.operand;
      const root = rootOf(target);
      if (!root || !locals.has(root.text)) return false;
      return !isAssignment(node) || visit(node.right);
    }
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const root = rootOf(node.expression.expression);
      const collects = /^(push|set|add|delete)$/.test(node.expression.name.text);
      if (collects && root && locals.has(root.text)) return node.arguments.every(visit);
    }
    const branches =
      ts.isIfStatement(node) || ts.isBlock(node) || ts.isExpressionStatement(node) || ts.isReturnStatement(node);
    if (branches || ts.isIterationStatement(node, false) || ts.isContinueStatement(node) || isFunction(node))
      return !ts.forEachChild(node, (child) => !visit(child) || undefined);
    return firstNoise(node) === null;
  };
  return visit(body);
}

/** Names of what the function itself makes: numbers, texts and collections that nobody else has. */
function madeInside(home: TS.Node): Set<string> {
  const names = new Set<string>();
  each(home, (node) => {
    if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name)) return;
    const made = node.initializer ? unwrapped(node.initializer) : null;
    const fresh =
      !made ||
      ts.isLiteralExpression(made) ||
      ts.isObjectLiteralExpression(made) ||
      ts.isArrayLiteralExpression(made) ||
      (ts.isNewExpression(made) && /^(Map|Set)$/.test(made.expression.getText()));
    if (fresh) names.add(node.name.text);
  });
  return names;
}
