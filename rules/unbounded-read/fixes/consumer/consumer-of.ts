/** What becomes of the rows: taken one by one, counted, or needed all at once, with the line that needs them. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { enclosingFunction, isAssignment, isFunction, outward, references, some, statementList } from "../scope.ts";
import { lineOf, shortText } from "../target.ts";
import { betweenReason } from "./between.ts";
import type { Callback, Consumer, Given, Part } from "./consumer.ts";
import { hoistReason } from "./hoist.ts";
import { callbackReturns } from "./loop-body.ts";

type Found =
  | { kind: "loop"; loop: TS.ForOfStatement; rows: TS.Expression }
  | { kind: "forEach"; call: TS.CallExpression; callback: Callback }
  | { kind: "count"; lengths: TS.Expression[] };
type Use = Found & { declaration: TS.VariableStatement | null };

/** How the rows of a read are consumed, or why they can't come one by one, as a clause ("line 14 sorts the whole array"). */
export function consumerOf(given: Given): Consumer | { reason: string } {
  const use = useOf(given);
  if ("reason" in use) return use;
  const anchor = anchorOf(use);
  if (anchor && "reason" in anchor) return anchor;
  const silenced =
    anchor && /@ts-(ignore|expect-error)/.test(anchor.getFullText().slice(0, anchor.getLeadingTriviaWidth()));
  if (silenced) return { reason: `line ${lineOf(anchor)} silences the compiler` };
  const parts = partsOf(use);
  const unlike = use.kind === "forEach" ? callbackReason(use.callback) : null;
  if (unlike) return { reason: unlike };
  const leavesEarly = use.kind === "loop" && leaves(use.loop.statement);
  return { ...use, given, anchor, parts, leavesEarly };
}

function useOf({ read, awaited }: Given): Use | { reason: string } {
  const whole = outward(read, false);
  const awaiting = awaited ? whole.parent : whole;
  if (awaited && !ts.isAwaitExpression(awaiting)) return { reason: unawaited(whole) };
  const value = awaiting as TS.Expression;
  const rows = outward(value, true);
  if (rows.parent && ts.isVariableDeclaration(rows.parent) && rows.parent.initializer === rows)
    return named(rows.parent);
  const cast = outward(value, false) !== rows;
  const direct = oneUse(rows, null);
  if (cast && !("reason" in direct)) return { reason: `line ${lineOf(rows)} gives the rows another type` };
  return direct;
}

function partsOf(use: Use): Part[] {
  if (use.kind === "count") return [];
  if (use.kind === "forEach") return [{ body: use.callback.body, row: use.callback.parameters[0]?.name ?? null }];
  const head = use.loop.initializer;
  const row = ts.isVariableDeclarationList(head) ? head.declarations[0]!.name : head;
  return [{ body: use.loop.statement, row }];
}

/** Does a loop's body end the loop, by `break`, `return`, or a label outside of it? */
function leaves(body: TS.Node): boolean {
  const visit = (node: TS.Node, breakable: boolean, labels: readonly string[]): boolean => {
    if (isFunction(node)) return false;
    if (ts.isReturnStatement(node)) return true;
    if (ts.isBreakOrContinueStatement(node)) {
      if (node.label) return !labels.includes(node.label.text);
      return ts.isBreakStatement(node) && !breakable;
    }
    const inner = breakable || ts.isIterationStatement(node, false) || ts.isSwitchStatement(node);
    const known = ts.isLabeledStatement(node) ? [...labels, node.label.text] : labels;
    return ts.forEachChild(node, (child) => visit(child, inner, known) || undefined) ?? false;
  };
  return visit(body, false, []);
}

function anchorOf(use: Use): TS.Statement | null | { reason: string } {
  if (use.declaration) return use.declaration;
  let at: TS.Node;
  if (use.kind === "loop") at = use.loop;
  else if (use.kind === "forEach") at = use.call.parent;
  else {
    at = use.lengths[0]!;
    const reason = hoistReason(at as TS.Expression);
    if (reason) return { reason };
    for (; !ts.isStatement(at); at = at.parent) if (isFunction(at.parent) && at.parent.body === at) return null;
  }
  // A label belongs to its loop: nothing may come between them.
  while (ts.isLabeledStatement(at.parent)) at = at.parent;
  return at as TS.Statement;
}

/** What a callback may do and a loop's body may not. */
function callbackReason(callback: Callback): string | null {
  const line = lineOf(callback);
  if (ts.isFunctionExpression(callback) && /\b(this|arguments)\b/.test(callback.body.getText()))
    return `line ${line} uses \`this\` or \`arguments\` of its callback`;
  if (declaresVar(callback.body)) return `line ${line} declares a \`var\` in its callback`;
  if (callback.parameters.length === 0) return `line ${line} does not look at the rows`;
  if (!ts.isBlock(callback.body)) return null;
  return callbackReturns(callback.body) ? null : `line ${line} returns from inside a loop in its callback`;
}

/** A callback's `var` is new for each row, a loop's is not. */
function declaresVar(body: TS.Node): boolean {
  return some(body, (node) => ts.isVariableDeclarationList(node) && !(node.flags & ts.NodeFlags.BlockScoped));
}

/** `const rows = await read(…)`: every later use of the name counts. */
function named(variable: TS.VariableDeclaration): Use | { reason: string } {
  const line = lineOf(variable);
  const list = variable.parent;
  const statement = list.parent;
  if (!ts.isIdentifier(variable.name)) {
    return {
      reason: ts.isArrayBindingPattern(variable.name)
        ? `line ${line} picks rows by index`
        : `line ${line} takes the array apart`,
    };
  }
  if (!ts.isVariableDeclarationList(list) || !ts.isVariableStatement(statement) || !statementList(statement))
    return { reason: `line ${line} declares the rows in the head of a loop` };
  if (statement.modifiers?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword))
    return { reason: `line ${line} exports all rows` };
  if (list.declarations.length > 1) return { reason: `line ${line} declares the rows together with other variables` };
  if (!(list.flags & ts.NodeFlags.BlockScoped)) return { reason: `line ${line} declares the rows with \`var\`` };
  const { uses, shadowed } = references(variable.name, statement.parent);
  const name = variable.name.text;
  if (shadowed) return { reason: `\`${name}\` is the name of something else, too` };
  if (uses.length === 0) return { reason: `line ${line} never uses the rows` };
  const owner = enclosingFunction(variable);
  const found: Use[] = [];
  for (const use of uses) {
    if (enclosingFunction(use) !== owner)
      return { reason: `line ${lineOf(use)} uses the rows in a function that may run at another time` };
    const one = oneUse(outward(use, true), statement);
    if ("reason" in one) return one;
    found.push(one);
  }
  const counts = found.filter((one) => one.kind === "count");
  if (counts.length === found.length) {
    return { kind: "count", lengths: counts.flatMap((one) => one.lengths), declaration: statement };
  }
  if (counts.length > 0)
    return { reason: `line ${lineOf(counts[0]!.lengths[0]!)} needs the number of all rows beside the loop` };
  if (found.length > 1) return { reason: `line ${lineOf(uses[1]!)} goes through the rows once more` };
  const only = found[0]!;
  const loop = only.kind === "loop" ? only.loop : only.kind === "forEach" ? only.call.parent : statement;
  const between = betweenReason(statement, loop);
  return between ? { reason: between } : only;
}

/** One place where the array stands; `declaration` is the statement that named it. */
function oneUse(rows: TS.Expression, declaration: TS.VariableStatement | null): Use | { reason: string } {
  const parent = rows.parent;
  const line = lineOf(rows);
  if (ts.isForOfStatement(parent) && parent.expression === rows)
    return { kind: "loop", loop: parent, rows, declaration };
  if (ts.isPropertyAccessExpression(parent) && parent.expression === rows) {
    const memberCall = ts.isCallExpression(parent.parent) && parent.parent.expression === parent ? parent.parent : null;
    if (!memberCall && parent.name.text === "length" && !parent.questionDotToken) {
      if (!readOnly(parent)) return { reason: `line ${line} changes the array's length` };
      return { kind: "count", lengths: [parent], declaration };
    }
    if (memberCall && parent.name.text === "forEach" && !parent.questionDotToken)
      return forEach(memberCall, declaration, line);
    return { reason: `line ${lineOf(parent.name)} ${member(parent.name.text, memberCall)}` };
  }
  return { reason: `line ${line} ${wholeArray(rows)}` };
}

function forEach(
  call: TS.CallExpression,
  declaration: TS.VariableStatement | null,
  line: number,
): Use | { reason: string } {
  const callback = call.arguments[0];
  if (!ts.isExpressionStatement(call.parent)) return { reason: `line ${line} calls \`forEach\` inside an expression` };
  if (!callback || call.arguments.length > 1 || !(ts.isArrowFunction(callback) || ts.isFunctionExpression(callback)))
    return { reason: `line ${line} hands the rows to a function through \`forEach\`` };
  if (callback.modifiers?.some((one) => one.kind === ts.SyntaxKind.AsyncKeyword) || callback.asteriskToken)
    return { reason: `line ${line} starts work for every row at once (async \`forEach\`)` };
  const [row, ...others] = callback.parameters;
  if (others.length > 0) return { reason: `line ${line} needs each row's index` };
  if (row && (row.initializer || row.dotDotDotToken))
    return { reason: `line ${line} takes rows in a way that a loop can't` };
  return { kind: "forEach", call, callback, declaration };
}

function readOnly(length: TS.Expression): boolean {
  const parent = length.parent;
  if (ts.isBinaryExpression(parent) && parent.left === length)
    return parent.operatorToken.kind < ts.SyntaxKind.FirstAssignment;
  return (
    !ts.isPostfixUnaryExpression(parent) &&
    !(ts.isPrefixUnaryExpression(parent) && parent.operator !== ts.SyntaxKind.ExclamationToken)
  );
}

/** `rows.method(…)`: the words for what it does with all of them. */
function member(name: string, call: TS.CallExpression | null): string {
  if (call && (name === "map" || name === "flatMap")) {
    const around = outward(call, true).parent;
    const caller =
      ts.isCallExpression(around) && ts.isPropertyAccessExpression(around.expression) ? around.expression : null;
    if (caller && caller.expression.getText() === "Promise")
      return `starts work for all rows at once (\`Promise.${caller.name.text}\`)`;
    return "makes another array of all rows";
  }
  const words: [RegExp, string][] = [
    [/^(sort|toSorted)$/, "sorts the whole array"],
    [/^(reverse|toReversed|reduceRight|findLast|findLastIndex|lastIndexOf)$/, "goes through the array from its end"],
    [/^(filter)$/, "makes another array of the rows it filters"],
    [/^(reduce)$/, "reduces the whole array in one expression"],
    [/^(find|findIndex|some|every|includes|indexOf)$/, "searches the whole array"],
    [/^(at|slice|splice|pop|shift|with|toSpliced|copyWithin)$/, "picks rows by index"],
    [/^(push|unshift|concat|fill)$/, "adds to the array"],
    [/^(entries|keys|values)$/, "needs each row's index"],
    [/^(then|catch|finally)$/, `hands the rows on in \`.${name}\``],
    [/^length$/, "asks for the length of an array that may be missing"],
    [/^(join|toString|toLocaleString)$/, "makes one text of all rows"],
  ];
  return words.find(([pattern]) => pattern.test(name))?.[1] ?? `needs the whole array for \`${name}\``;
}

/** The array as a value of its own: the words for where it goes. */
function wholeArray(rows: TS.Expression): string {
  for (let at: TS.Node = rows; ; at = at.parent) {
    const up = at.parent;
    if (ts.isSpreadElement(up)) return "copies all rows into another array or call";
    if (ts.isReturnStatement(up)) return "returns all rows to its caller";
    if (ts.isArrowFunction(up) && up.body === at) return "returns all rows to its caller";
    if (ts.isYieldExpression(up)) return "yields all rows to its caller";
    if (ts.isCallExpression(up) || ts.isNewExpression(up)) {
      if (up.expression === at) return "calls the array";
      const callee = up.expression.getText();
      if (/^JSON\.stringify$/.test(callee)) return "makes one JSON text of all rows";
      if (/postMessage$/.test(callee)) return "sends all rows to another thread";
      if (/\.(push|unshift|set|add)$/.test(callee)) return `keeps all rows in \`${callee.replace(/\.\w+$/, "")}\``;
      return `passes all rows to \`${shortText(up.expression)}\``;
    }
    if (ts.isBinaryExpression(up) && up.right === at && up.operatorToken.kind === ts.SyntaxKind.EqualsToken)
      return `stores all rows in \`${shortText(up.left)}\``;
    if (isAssignment(up) && up.left === at) return "gives the name of the rows another value";
    if (ts.isElementAccessExpression(up)) return "picks rows by index";
    if (ts.isVariableDeclaration(up))
      return up.initializer === rows ? "gives the rows another name" : "keeps all rows in another value";
    if (ts.isPropertyDeclaration(up)) return `stores all rows in \`${shortText(up.name)}\``;
    if (ts.isForInStatement(up)) return "goes through the rows by index";
    if (ts.isPrefixUnaryExpression(up) || ts.isIfStatement(up)) return "asks whether there is an array at all";
    if (ts.isExpressionStatement(up)) return "drops the rows";
    if (ts.isStatement(up)) return "uses the whole array";
  }
}

/** The promise of the rows is not awaited where it is made. */
function unawaited(read: TS.Expression): string {
  const line = lineOf(read);
  const parent = read.parent;
  if (ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === read))
    return `line ${line} returns all rows to its caller`;
  if (ts.isPropertyAccessExpression(parent))
    return `line ${lineOf(parent.name)} hands the rows on in \`.${parent.name.text}\``;
  for (let up: TS.Node = parent; !ts.isStatement(up); up = up.parent) {
    if (ts.isCallExpression(up) && /^Promise\.\w+$/.test(up.expression.getText()))
      return `line ${line} reads it together with other things in \`${up.expression.getText()}\``;
    if (ts.isCallExpression(up))
      return `line ${line} passes the promise of all rows to \`${shortText(up.expression)}\``;
  }
  return `line ${line} keeps the promise of all rows for later`;
}
