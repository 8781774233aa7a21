/** What runs for each element, written anew inside of a limiter: `(x) => limit(async () => …)`. */
import type { ts as TS } from "@ts-morph/common";
import { uniqueName } from "../../../../rewrite/names.ts";
import { ts } from "../../../../rewrite/typescript.ts";
import { each, isFunction } from "../scope.ts";

/** `head => inner`, where the inner part is the limiter's call. */
export interface LimitedWork {
  head: string;
  inner: string;
}

/** The work in the limiter's hands; null where that might change what it sees. */
export function limitedWork(work: TS.Expression, limit: string): LimitedWork | null {
  if (ts.isArrowFunction(work)) return limitedFunction(work, limit);
  if (ts.isFunctionExpression(work)) return seesItself(work) ? null : limitedFunction(work, limit);
  const parameters = parametersOf(work, limit)?.join(", ");
  return parameters === undefined
    ? null
    : { head: `(${parameters})`, inner: `${limit}(() => ${work.getText()}(${parameters}))` };
}

/** Is the work handed to something already, which may be a limiter of the user's own? */
export function isLimited(work: TS.Expression): boolean {
  if (!ts.isArrowFunction(work) && !ts.isFunctionExpression(work)) return false;
  let limited = false;
  each(work.body, (node) => {
    if (!ts.isCallExpression(node) || !node.arguments.some((one) => isFunction(one))) return;
    limited ||= /limit|throttle|queue|semaphore|mutex|lock|pool|bottleneck/i.test(node.expression.getText());
  });
  return limited;
}

/** `async (x): Promise<T> => body` becomes `(x)` and `limit(async (): Promise<T> => body)`. */
function limitedFunction(work: TS.ArrowFunction | TS.FunctionExpression, limit: string): LimitedWork {
  const { text } = work.getSourceFile();
  const { type, body } = work;
  const isAsync = work.modifiers?.some((one) => one.kind === ts.SyntaxKind.AsyncKeyword) ?? false;
  const isArrow = ts.isArrowFunction(work);
  const start = work.getStart();
  const from = !isArrow ? text.indexOf("(", work.name?.end ?? start) : isAsync ? afterModifiers(work) : start;
  const arrow = isArrow ? work.equalsGreaterThanToken.getStart() : body.getStart();
  const to = type ? text.lastIndexOf(":", type.getStart()) : arrow;
  const returns = type ? `: ${type.getText()}` : "";
  return {
    head: text.slice(from, to).trim(),
    inner: `${limit}(${isAsync ? "async " : ""}()${returns} => ${body.getText()})`,
  };
}

function afterModifiers(work: TS.ArrowFunction): number {
  const last = work.modifiers![work.modifiers!.length - 1]!;
  return last.end + /^\s*/.exec(work.getSourceFile().text.slice(last.end))![0].length;
}

/** A function with a `this`, `arguments` or name of its own is not the same as an arrow function. */
function seesItself(work: TS.FunctionExpression): boolean {
  let found = false;
  each(work.body, (node) => {
    found ||=
      node.kind === ts.SyntaxKind.ThisKeyword ||
      (ts.isIdentifier(node) &&
        (node.text === "arguments" || (work.name !== undefined && node.text === work.name.text)));
  });
  return found || work.asteriskToken !== undefined || work.typeParameters !== undefined;
}

/** Names for the arguments that a function of this file takes, of which a list hands over two; null where it is not seen. */
function parametersOf(work: TS.Expression, limit: string): string[] | null {
  if (!ts.isIdentifier(work)) return null;
  const file = work.getSourceFile();
  const declared: (readonly TS.ParameterDeclaration[] | null)[] = [];
  each(file, (node) => {
    if (ts.isFunctionDeclaration(node) && node.name?.text === work.text) declared.push(node.parameters);
    if (!ts.isVariableDeclaration(node) && !ts.isParameter(node) && !ts.isBindingElement(node)) return;
    if (!ts.isIdentifier(node.name) || node.name.text !== work.text) return;
    const made = ts.isVariableDeclaration(node) ? node.initializer : undefined;
    declared.push(made && (ts.isArrowFunction(made) || ts.isFunctionExpression(made)) ? made.parameters : null);
  });
  const [parameters, another] = declared;
  if (!parameters || another !== undefined || parameters.some((one) => one.dotDotDotToken)) return null;
  const takes = parameters.filter((one) => one.name.getText() !== "this");
  if (takes.length > 2) return null;
  const taken = new Set([work.text, limit]);
  return takes.map(({ name }, index) => {
    const free = uniqueName(ts.isIdentifier(name) ? name.text : index === 0 ? "item" : "index", taken);
    taken.add(free);
    return free;
  });
}
