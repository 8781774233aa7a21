/** How a program takes the rows of a read, and what they may come from instead: plain words that all fixes share. */
import type { ts as TS } from "@ts-morph/common";
import type { Style } from "../../../../rewrite/style.ts";

/** How an expression of the program gives its rows. */
export interface Given {
  /** The call or chain that reads. */
  read: TS.Expression;
  /** Has it to be awaited? A driver that waits itself (better-sqlite3) gives the rows at once. */
  awaited: boolean;
  /** Where the rows are in its value: pg has `result.rows`, mysql2 `[rows]`. */
  rows: "itself" | { member: string } | { element: number };
}

/** What the rows come from instead. */
export interface Source {
  /** For example `ordersInBatches()` or `stream`. */
  expression: string;
  /** Is it taken by `for await`, or by `for`? */
  async: boolean;
  /** Statements (or lines of them) that go before the loop, without the indentation of the place. */
  before: string[];
  /** Does each step give a page of rows? Only where rows are counted. */
  pages?: boolean;
}

/** How the edits are written; `noun` is what one row is called where the program has no name for it. */
export interface Writing {
  style: Style;
  noun: string;
}

export type Callback = TS.ArrowFunction | TS.FunctionExpression;

/** Code that runs once for each row, and what the row is called in it: a name, a pattern, nothing. */
export interface Part {
  body: TS.Node;
  row: TS.BindingName | TS.Expression | null;
}

interface Common {
  given: Given;
  /** The statement that names the rows and goes with them; null where the read stands at its place of use. */
  declaration: TS.VariableStatement | null;
  /** The statement that new statements go before; null when an arrow's body becomes a block. */
  anchor: TS.Statement | null;
  /** Empty where the rows are only counted. */
  parts: Part[];
  /** Is it left before the last row, by `break`, `return` or a label? */
  leavesEarly: boolean;
}

export type Consumer = Common &
  (
    | { kind: "loop"; loop: TS.ForOfStatement; rows: TS.Expression }
    | { kind: "forEach"; call: TS.CallExpression; callback: Callback }
    /** `lengths` are the expressions `rows.length`; without a declaration there is one, on the read itself. */
    | { kind: "count"; lengths: TS.Expression[] }
  );
