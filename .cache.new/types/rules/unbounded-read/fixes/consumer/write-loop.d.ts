/** The loop that takes rows from a source, written out: a loop of the program, a `forEach`, or one around new lines. */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../../rewrite/edit.ts";
import type { Callback, Consumer, Source, Writing } from "./consumer.ts";
import type { Layout } from "./layout.ts";
/** `for await (const order of ordersInBatches())`, up to its body. */
export declare function headOf(laid: Layout, source: Source, consumer: Consumer): string;
/** The whole loop as lines that are indented by `at`; `body` makes the lines inside of it for their indentation. */
export declare function loopLines(head: string, laid: Layout, at: string, { style }: Writing, body: (at: string) => string[]): string[];
/** `if (…) {`; a condition of several lines stands between the parentheses, a step further in. */
export declare function ifLines(condition: string, at: string, { indent }: Writing["style"]): string[];
/** Without semicolons, a line that begins with a bracket would go on with the line before. */
export declare function guarded(line: string, semicolon: string): string;
/** What a loop of the program does with each row, as lines for an indentation. */
export declare function bodyLines(body: TS.Node, at: string, edits?: readonly TextEdit[]): string[];
/** `{ … }` of a callback as the body of a loop: its `return` goes on with the next row. */
export declare function callbackLines(callback: Callback, laid: Layout, at: string, semicolon: string, edits?: readonly TextEdit[]): string[];
/**
 * `return value;` → `value; continue;`: what computes the value still runs. `from` is where the value begins, which
 * stays as it is; `before` is put in front of it.
 */
export declare function continueEdits(one: TS.ReturnStatement, from: number | null, before: string, semicolon: string): TextEdit[];
/** An expression as a statement of its own, without the parentheses that an arrow needed. */
export declare function bareText(expression: TS.Expression, at: string, edits: readonly TextEdit[]): string;
/** `rows[i]` becomes the name of the row, and `const row = rows[i];` goes. */
export declare function takenEdits({ taken, named }: Consumer & {
    kind: "indexed";
}, element: string | null): TextEdit[];
