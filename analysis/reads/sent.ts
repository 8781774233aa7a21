import { type Call, calledName, type Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Scope } from "../values/value.ts";

/** A statement that a function sends: how its method is called, and where. */
export interface Sent {
  name: string;
  at: number;
  call: Call;
  confidence: number;
}

/** Statements of a function that give no rows: writes and counts. */
export function sentIn(program: Program, scope: Scope): Sent[] {
  const found: Sent[] = [];
  const { calls } = program.evaluator.fn(scope);
  for (const [c, call] of calls.entries())
    for (const [s, segment] of call.chain.entries()) {
      if (!segment.arguments || !program.statementNames.has(segment.name)) continue;
      for (const value of program.evaluator.callee(scope, c, s)) {
        if (value.is !== "external" || value.typeOnly) continue;
        for (const { library, statements } of program.orms)
          for (const [label, confidence] of library.kinds(value))
            if (statements.has(label) && !found.some(({ at }) => at === segment.at))
              found.push({ name: calledName(call, segment), at: segment.at, call, confidence });
      }
    }
  return found;
}

const transaction = /(?:^|[^a-z])(?:trx|tx|transaction|queryRunner|session|t)$|(?:Trx|Tx|Transaction)$/;

/** True for a statement inside of a transaction, as far as names tell: they go one after another over its one connection. */
export function isInTransaction({ root, chain }: Pick<Call, "root" | "chain">): boolean {
  const names = typeof root === "string" ? root.split(".") : [];
  if (names.some((name) => transaction.test(name))) return true;
  return chain.some(({ name, arguments: args = [] }) => transaction.test(name) || args.some(isTransaction));
}

function isTransaction(expr: Expr): boolean {
  if (typeof expr === "string") return transaction.test(expr.split(".").at(-1)!);
  if (typeof expr !== "object" || expr === null || !("object" in expr)) return false;
  return expr.object.some(([key]) => /^(?:transaction|transacting|session|trx|tx)$/.test(key));
}
