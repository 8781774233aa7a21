export { formatCommand } from "../../probe/index.ts";

/** A command line that was typed: its words, or one sentence on why it cannot be run. */
export type CommandLine = { words: string[] } | { problem: string };

/** What only a shell could make sense of. */
const SHELL_OPERATORS = /^(?:&&?|\|\|?|;|[0-9]?>>?|<)$/;

/**
 * Splits what a user typed into words, as a shell would: by spaces, with '…', "…" and a backslash before one character
 * (except on Windows, where it parts folders). Nothing else means anything, because no shell runs: `;` and `$HOME` in quotes
 * are plain text, and operators that stand alone are refused, since the program would be handed them as arguments.
 */
export function parseCommandLine(text: string, backslashEscapes = true): CommandLine {
  const words: string[] = [];
  let word: string | null = null;
  let quoted = false;
  let quote: string | null = null;
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!;
    const escapes = character === "\\" && backslashEscapes && quote !== "'" && index + 1 < text.length;
    if (escapes && (quote === null || /["\\]/.test(text[index + 1]!))) {
      word = (word ?? "") + text[++index]!;
      quoted = true;
    } else if (quote !== null) {
      if (character === quote) quote = null;
      else word += character;
    } else if (character === '"' || character === "'") {
      quote = character;
      quoted = true;
      word ??= "";
    } else if (/\s/.test(character)) {
      const problem = word === null || quoted ? null : operatorProblem(word);
      if (problem) return { problem };
      if (word !== null) words.push(word);
      word = null;
      quoted = false;
    } else {
      word = (word ?? "") + character;
    }
  }
  if (quote !== null) return { problem: `The quote ${quote} is not closed.` };
  const problem = word === null || quoted ? null : operatorProblem(word);
  if (problem) return { problem };
  if (word !== null) words.push(word);
  if (words.length === 0) return { problem: "Type a command, for example node worker.js." };
  if (/^[A-Za-z_]\w*=/.test(words[0]!)) {
    return { problem: `No shell runs here to set ${words[0]}; put the command into a package script.` };
  }
  return { words };
}

const operatorProblem = (word: string) =>
  SHELL_OPERATORS.test(word) ? `No shell runs here for ${word}; put the command into a package script.` : null;
