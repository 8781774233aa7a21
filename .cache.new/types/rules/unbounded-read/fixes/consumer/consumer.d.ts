/** How a program takes the rows of a read, and what they may come from instead: plain words that all fixes share. */
import type { ts as TS } from "@ts-morph/common";
import type { Style } from "../../../../rewrite/style.ts";
import type { RowFunction } from "./row-function.ts";
/** How an expression of the program gives its rows. */
export interface Given {
    /** The call or chain that reads. */
    read: TS.Expression;
    /** Has it to be awaited? A driver that waits itself (better-sqlite3) gives the rows at once. */
    awaited: boolean;
    /** Where the rows are in its value: pg has `result.rows`, mysql2 `[rows]`. */
    rows: "itself" | {
        member: string;
    } | {
        element: number;
    };
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
/** `.filter(…)` and its kind, between the rows and what takes them at last. */
export interface Step {
    kind: "filter" | "map" | "flatMap";
    call: TS.CallExpression;
    each: RowFunction;
}
/** Code that runs once for each row, and what the row is called in it: a name, a pattern, nothing. */
export interface Part {
    body: TS.Node;
    row: TS.BindingName | TS.Expression | null;
    /** What is made of the row in a step before, where that holds all of it. */
    made: TS.BindingName | TS.Expression | null;
}
/** `.length` of the rows beside the loop that takes them. */
export interface Beside {
    /** `if (rows.length === 0) return …` before the loop: there is nothing else that it could say after it. */
    guards: TS.IfStatement[];
    /** Those that do nothing else than what the end of the loop does anyway. */
    idle: TS.IfStatement[];
    /** `if (rows.length > 0)` with the loop and nothing else in it, which then is as good as the loop alone. */
    around: TS.IfStatement | null;
    /** What asks for the length after the loop. */
    lengths: TS.Expression[];
    /** How many of the steps come before what is counted. */
    steps: number;
}
interface Common {
    given: Given;
    /** The statement that names the rows and goes with them; null where the read stands at its place of use. */
    declaration: TS.VariableStatement | null;
    /** Further statements that only give the rows, or what is made of them, another name. */
    alsoDeclared: TS.VariableStatement[];
    /** The statement that new statements go before; null when an arrow's body becomes a block. */
    anchor: TS.Statement | null;
    /** The statement that the loop is, or that it goes before; null as for `anchor`. */
    place: TS.Statement | null;
    /** Type of one row, where the program says so by `as Order[]` or `: Order[]`. */
    rowType: string | null;
    steps: Step[];
    beside: Beside;
    /** Empty where the rows are only counted. */
    parts: Part[];
    /** Is it left before the last row, by `break`, `return` or a label? */
    leavesEarly: boolean;
}
/** What takes the rows at last. */
export type End = 
/** `rows` is what stands in the loop's head; `index` is the first of `[index, row]` of `rows.entries()`. */
{
    kind: "loop";
    loop: TS.ForOfStatement;
    rows: TS.Expression;
    index: TS.Identifier | null;
    row: TS.Node | null;
} | IndexedEnd | {
    kind: "forEach";
    call: TS.CallExpression;
    each: RowFunction;
}
/** `value` is the whole expression, with its `await` where the function is async. */
 | {
    kind: "reduce";
    value: TS.Expression;
    each: RowFunction;
    first: TS.Expression;
    fold: Fold;
} | {
    kind: "search";
    value: TS.CallExpression;
    finds: "some" | "every" | "find";
    each: RowFunction;
}
/** `rows.filter(…).length`, or several of them where what is filtered has a name. */
 | {
    kind: "filtered";
    lengths: TS.Expression[];
}
/** `lengths` are the expressions `rows.length`; without a declaration there is one, on the read itself. */
 | {
    kind: "count";
    lengths: TS.Expression[];
};
/** `for (let i = 0; i < rows.length; i++)`, whose body takes `rows[i]` at these places. */
export interface IndexedEnd {
    kind: "indexed";
    loop: TS.ForStatement;
    index: TS.Identifier;
    taken: TS.Expression[];
    /** `const row = rows[i]` at the beginning, which goes: its name becomes the loop's; null where there is none. */
    named: TS.VariableStatement | null;
    row: TS.BindingName | null;
}
/** How a function of `reduce` goes on from the value so far. */
export interface Fold {
    /** What the value so far is called; null where nothing looks at it. */
    accumulator: TS.Identifier | null;
    /** What an async function does first, `await before` or a statement with it: the loop has done so already. */
    wait: TS.Node | null;
    /** Does it give back the very object that it was given, so that the name never gets another? */
    keeps: boolean;
}
export type Consumer = Common & End;
export {};
