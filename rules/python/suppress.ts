import type { TextEdit } from "../../rewrite/edit.ts";
import { readStyle } from "../../rewrite/style.ts";
import type { Finding } from "../finding.ts";
import { nodesAt, offsetOf, type PythonSource } from "./syntax.ts";

/** Comments to other tools stand directly above the line; ours finds its line past them. */
const other = /^\s*#\s*(?:noqa|type:|pylint:|mypy:|fmt:)/;

/** The comment above a finding's line, or the reason why none can stand there. */
export function suppressEdits({ range, rule }: Finding, { text, root }: PythonSource): TextEdit[] | { reason: string } {
  const lines = text.split("\n");
  let { line } = range.start;
  while (line > 1 && other.test(lines[line - 2]!)) line--;
  const start = offsetOf(text, line, 1);
  const inText = nodesAt(root, start).some((node) => node.type === "string" && node.start < start);
  if (inText || lines[line - 2]?.trimEnd().endsWith("\\"))
    return { reason: `line ${line} is the rest of the one above, where a comment can't stand` };
  const indent = /^[ \t]*/.exec(lines[line - 1] ?? "")![0];
  const comment = `# orm-memory-disable-next-line ${rule} -- reason`;
  return [{ start, end: start, newText: `${indent}${comment}${readStyle(text).newline}` }];
}
