/**
 * Comments that silence a rule, found in a file's text without a parser, so that they mean the same in TypeScript,
 * JavaScript, JSX and Python:
 *
 *     // orm-memory-disable-next-line unbounded-read -- forty countries
 *     // orm-memory-disable-file unbounded-read, wide-select -- a script
 *
 * Also with `#` and in block comments. The reason is asked for, not forced. Without a rule every rule is meant.
 */
export interface Suppression {
    scope: "next-line" | "file";
    /** Empty: every rule. */
    rules: string[];
    /** What stands after `--`; empty when nobody gave one. */
    reason: string;
    /** Of the comment, from 1. */
    line: number;
    /** The line it speaks about; null for the whole file. */
    target: number | null;
}
/** Every suppression of a text, in order. */
export declare function findSuppressions(text: string): Suppression[];
/** Does one of the suppressions silence the rule at the line (from 1)? The comment is returned, or undefined. */
export declare function suppressionOf(found: readonly Suppression[], rule: string, line: number): Suppression | undefined;
/** Is a finding of the rule at the line (from 1) silenced by a comment in the text? */
export declare function isSuppressed(text: string, rule: string, line: number): boolean;
