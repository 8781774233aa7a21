/** How a file is written, so that a rewrite looks as if its author had made it. Found from the text alone. */

export interface Style {
  /** One level of indentation. */
  indent: string;
  quote: '"' | "'";
  /** ";" or nothing, put at the end of each statement. */
  semicolon: ";" | "";
  newline: "\n" | "\r\n";
}

/** Reads a file's style; what the text does not show is as Prettier has it. */
export function readStyle(text: string): Style {
  const singles = count(text, /'[^'"\n]*'/g);
  const doubles = count(text, /"[^'"\n]*"/g);
  const ended = count(text, /;[ \t]*\r?$/gm);
  const unended = count(text, /[\w)\]}"'`][ \t]*\r?$/gm) - count(text, /^[ \t]*[})\]]+[ \t]*\r?$/gm);
  return {
    indent: indentOf(text),
    quote: singles > doubles ? "'" : '"',
    semicolon: ended === 0 && unended > 0 ? "" : ended * 4 < unended && ended < 3 ? "" : ";",
    newline: /\r\n/.test(text) ? "\r\n" : "\n",
  };
}

/** White space at the start of the line that holds an offset. */
export function indentationAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset)))![0];
}

/** Offset of the first character of the line that holds an offset. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** Moves a text of several lines from one indentation to another; the first line stays where it is. */
export function reindent(text: string, from: string, to: string): string {
  return text
    .split(/\r?\n/)
    .map((line, index) => (index === 0 || !line.startsWith(from) ? line : to + line.slice(from.length)))
    .join("\n");
}

function indentOf(text: string): string {
  const lines = text.match(/^[ \t]+(?=[^\s*])/gm) ?? [];
  if (lines.length === 0) return "  ";
  if (lines.filter((line) => line.startsWith("\t")).length * 2 > lines.length) return "\t";
  // The most common step between neighbouring lines, since a chain's continuation lines are indented at will.
  const steps = new Map<number, number>();
  let previous = 0;
  for (const line of text.split("\n")) {
    if (!line.trim() || /^\s*\*/.test(line)) continue;
    const width = /^ */.exec(line)![0].length;
    const step = width - previous;
    if (step > 1 && step <= 8) steps.set(step, (steps.get(step) ?? 0) + 1);
    previous = width;
  }
  const best = [...steps].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
  return " ".repeat(best?.[0] ?? 2);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
