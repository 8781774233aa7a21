import type { Call, Expr, Segment } from "../facts.ts";
import { languageOf } from "../language.ts";
import type { Program } from "../program.ts";
import type { Scope } from "../values/value.ts";

/**
 * True when of all rows that a call gives only the first is looked at: `const [order] = await …`, `(await …)[0]`,
 * `….then((rows) => rows[0])`.
 */
export function onlyFirst(program: Program, scope: Scope, call: Call, c: number): boolean {
  const { use } = call;
  if (call.chain.some((segment) => segment.name === "then" && givesFirst(program, scope, segment))) return true;
  // `rows[-1]` of Python is the last one.
  if (use.as === "indexed") return use.name !== undefined || languageOf(scope.file) !== "python";
  if (use.as === "method") return use.name === "at";
  if (use.as !== "bound" || use.name) return false;
  const parts = program.evaluator
    .fn(scope)
    .bindings.flatMap(({ init }) => (init === undefined ? [] : [partOf(init, c)]))
    .filter((part) => part !== undefined);
  return parts.length > 0 && parts.every((part) => part === "0");
}

/** Which part of a call's value an expression is: "0", "total", "" for the whole; undefined for something else. */
function partOf(expr: Expr, c: number): string | undefined {
  if (typeof expr !== "object" || expr === null) return undefined;
  if ("call" in expr) return expr.call === c ? "" : undefined;
  if ("choice" in expr) return expr.of[0] === undefined ? undefined : partOf(expr.of[0], c);
  if (!("member" in expr)) return undefined;
  // A pattern inside a pattern is a part of the part.
  const inner = partOf(expr.of, c);
  return inner === "" ? expr.member : inner;
}

function givesFirst(program: Program, scope: Scope, { arguments: args }: Segment): boolean {
  const [callback] = args ?? [];
  if (typeof callback !== "object" || callback === null || !("function" in callback)) return false;
  const { parameters, returns } = program.evaluator.fn({ file: scope.file, fn: callback.function });
  const rows = parameters[0]?.name;
  const isFirst = (value: Expr): boolean => {
    if (typeof value !== "object" || value === null) return false;
    if ("choice" in value) return value.of[0] !== undefined && isFirst(value.of[0]);
    return "member" in value && value.member === "[]" && value.of === rows && value.index === 0;
  };
  return returns.length > 0 && returns.every(isFirst);
}
