/** Where new lines go: in the place of a statement, before it, or into an arrow's body that had none. */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../../rewrite/edit.ts";
import { type Style } from "../../../../rewrite/style.ts";
import type { Consumer, Source } from "./consumer.ts";
/** Indents lines of a text that has none of its own. */
export declare function indented(lines: readonly string[], indent: string): string[];
/** Puts lines in the place of a statement; without any, its own line goes, too. */
export declare function replaceStatement(statement: TS.Statement, lines: readonly string[]): TextEdit;
/** Takes a statement out, with its line where it has one to itself, and with an empty one that would begin its block. */
export declare function removal(statement: TS.Statement): TextEdit;
/** Puts lines before a statement; one that has no list of statements around it gets braces. */
export declare function insertBefore(statement: TS.Statement, lines: readonly string[], style: Style): TextEdit[];
/** `async () => (await read()).length` gets a body of statements; `value` is what stands for the replaced part. */
export declare function arrowToBlock(replaced: TS.Expression, value: string | null, lines: readonly string[], style: Style): TextEdit;
/** Every name that something new at the place of the consumer must not have. */
export declare function namesAround({ given, declaration }: Consumer, source: Source | null): Set<string>;
