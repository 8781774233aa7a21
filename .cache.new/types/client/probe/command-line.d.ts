export { formatCommand } from "../../probe/index.ts";
/** A command line that was typed: its words, or one sentence on why it cannot be run. */
export type CommandLine = {
    words: string[];
} | {
    problem: string;
};
/**
 * Splits what a user typed into words, as a shell would: by spaces, with '…', "…" and a backslash before one character
 * (except on Windows, where it parts folders). Nothing else means anything, because no shell runs: `;` and `$HOME` in quotes
 * are plain text, and operators that stand alone are refused, since the program would be handed them as arguments.
 */
export declare function parseCommandLine(text: string, backslashEscapes?: boolean): CommandLine;
