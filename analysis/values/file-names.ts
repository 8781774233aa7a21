import type { Expr } from "../facts.ts";
import { folderOf, join } from "../modules/paths.ts";
import type { Evaluator } from "./evaluate.ts";
import type { Scope } from "./value.ts";

/** A path that source code names: relative to the workspace, or to a working directory that is not known. */
export interface Named {
  path: string;
  base: "workspace" | "cwd";
}

const here = (scope: Scope): Named => ({ path: scope.file, base: "workspace" });

export function pathOf(evaluator: Evaluator, expr: Expr, scope: Scope, depth: number): Named | undefined {
  if (depth > 5 || expr === "" || expr === null) return undefined;
  if (expr === "__filename" || expr === "import.meta.filename" || expr === "import.meta.url") return here(scope);
  if (expr === "__dirname" || expr === "import.meta.dirname") return { path: folderOf(scope.file), base: "workspace" };
  if (typeof expr === "object" && "text" in expr) return { path: expr.text, base: "cwd" };
  if (typeof expr === "object" && "template" in expr) return template(evaluator, expr, scope, depth);
  if (typeof expr === "object" && "operator" in expr && expr.operator === "+") {
    const [left, right] = expr.of;
    const head = left === undefined ? undefined : pathOf(evaluator, left, scope, depth + 1);
    if (head && typeof right === "object" && right && "text" in right)
      return { path: join(head.path, right.text), base: head.base };
    return undefined;
  }
  if (typeof expr === "object" && "member" in expr && (expr.member === "href" || expr.member === "pathname"))
    return pathOf(evaluator, expr.of, scope, depth + 1);
  if (typeof expr === "object" && "call" in expr) return called(evaluator, expr.call, scope, depth);
  if (typeof expr === "object" && "choice" in expr) {
    for (const option of expr.of) {
      const found = pathOf(evaluator, option, scope, depth + 1);
      if (found) return found;
    }
    return undefined;
  }
  if (typeof expr !== "string") return undefined;
  const [root = "", ...rest] = expr.split(".");
  if (rest.length && (rest[0] === "href" || rest[0] === "pathname")) return pathOf(evaluator, root, scope, depth + 1);
  const facts = evaluator.facts(scope.file);
  for (let fn = scope.fn; fn >= 0; fn = facts.functions[fn]!.parent) {
    const binding = facts.functions[fn]!.bindings.find((b) => b.name === root);
    if (binding?.init !== undefined)
      return rest.length ? undefined : pathOf(evaluator, binding.init, { file: scope.file, fn }, depth + 1);
  }
  for (const value of evaluator.evaluate(expr, scope))
    if (value.is === "literal" && value.expr !== expr) return pathOf(evaluator, value.expr, value.scope, depth + 1);
  return undefined;
}

function template(
  evaluator: Evaluator,
  expr: { template: string[]; values: Expr[] },
  scope: Scope,
  depth: number,
): Named | undefined {
  if (expr.values.length !== 1 || expr.template[0] !== "") return undefined;
  const head = pathOf(evaluator, expr.values[0]!, scope, depth + 1);
  return head && { path: join(head.path, expr.template[1] ?? ""), base: head.base };
}

function called(evaluator: Evaluator, index: number, scope: Scope, depth: number): Named | undefined {
  const call = evaluator.fn(scope).calls[index];
  if (!call) return undefined;
  const last = call.chain.at(-1)!;
  const args = last.arguments ?? [];
  if (last.new && call.root === "URL") {
    const [first, base] = args;
    if (first === "import.meta.url") return here(scope);
    if (typeof first !== "object" || first === null || !("text" in first) || base === undefined) return undefined;
    return { path: join(folderOf(scope.file), first.text), base: "workspace" };
  }
  const name = last.name || (typeof call.root === "string" ? call.root : "");
  if (name === "fileURLToPath" || name === "pathToFileURL" || name === "toString" || name === "normalize") {
    return args[0] !== undefined
      ? pathOf(evaluator, args[0], scope, depth + 1)
      : pathOf(evaluator, call.chain.length === 1 ? call.root : "", scope, depth + 1);
  }
  if (name === "dirname" && args[0] !== undefined) {
    const inner = pathOf(evaluator, args[0], scope, depth + 1);
    return inner && { path: folderOf(inner.path), base: inner.base };
  }
  if (name === "resolve" && typeof call.root === "string" && (call.root === "require" || call.root === "import.meta")) {
    const first = args[0];
    return typeof first === "object" && first && "text" in first && first.text.startsWith(".")
      ? { path: join(folderOf(scope.file), first.text), base: "workspace" }
      : undefined;
  }
  if (name !== "join" && name !== "resolve") return undefined;
  const parts: string[] = [];
  let base: Named["base"] = "cwd";
  for (const [i, argument] of args.entries()) {
    if (typeof argument === "object" && argument && "text" in argument) parts.push(argument.text);
    else if (i === 0) {
      if (typeof argument === "object" && argument && "call" in argument) {
        const inner = evaluator.fn(scope).calls[argument.call];
        if (inner?.root === "process" && inner.chain.at(-1)?.name === "cwd") continue;
      }
      const head = pathOf(evaluator, argument, scope, depth + 1);
      if (!head) return undefined;
      base = head.base;
      parts.push(head.path);
    } else return undefined;
  }
  return { path: join(...parts), base };
}
