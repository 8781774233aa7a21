/** A call written out as Prettier has it: on one line where it fits, each argument on its own where a function comes before the last. */
import type { ts as TS } from "@ts-morph/common";
import { fits, trailingComma } from "../../../../rewrite/lines.ts";
import { indentationAt, lineStart, type Style } from "../../../../rewrite/style.ts";
import { ts } from "../../../../rewrite/typescript.ts";
import { reindentCode } from "./reindent.ts";

/** The text of a call that takes the place of another. Arguments are nodes of the file, or texts. */
export function writtenCall(
  place: TS.Expression,
  callee: string,
  parts: readonly (TS.Expression | string)[],
  style: Style,
): string {
  const { text } = place.getSourceFile();
  const start = place.getStart();
  const indent = indentationAt(text, start);
  const at = (to: string) =>
    parts.map((one) =>
      typeof one === "string" ? one : reindentCode(bare(one).getText(), indentationAt(text, one.getStart()), to),
    );
  const line = `${callee}(${at(indent).join(", ")})`;
  const from = lineStart(text, start);
  const before = start - from;
  // A line that was too long before may stay as it is, as long as it gets no longer.
  const own = /\n/.test(place.getText()) ? 0 : place.end - from;
  const hugged = parts.slice(0, -1).every((one) => typeof one === "string" || !one.getText().includes("\n"));
  const first = line.split("\n")[0]!;
  const length = before + first.length;
  if (hugged && (fits(length + style.semicolon.length) || length <= own)) return line;
  const inner = indent + style.indent;
  const last = parts[parts.length - 1];
  // An object at the end is opened where it stands, unless a function comes before it.
  if (typeof last === "string" && /^\{ .* \}$/.test(last) && !line.includes("=>")) {
    const opened = `${line.slice(0, -(last.length + 1))}{\n${inner}${last.slice(2, -2)},\n${indent}})`;
    if (hugged && fits(before + opened.split("\n")[0]!.length)) return opened;
  }
  const comma = trailingComma(place.getSourceFile(), "arguments");
  const lines = at(inner).map((one) => `${inner}${one}`);
  return `${callee}(\n${lines.join(",\n")}${comma}\n${indent})`;
}

/** `(await rows)`: brackets that an argument does not need. */
function bare(node: TS.Expression): TS.Expression {
  return ts.isParenthesizedExpression(node) ? bare(node.expression) : node;
}
