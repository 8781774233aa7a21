/** Code moved to another indentation; what stands inside a template literal is text and stays as it is. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";

/** Moves all lines but the first from one indentation to another. */
export function reindentCode(code: string, from: string, to: string): string {
  if (from === to || !code.includes("\n")) return code;
  const texts = templateTexts(code);
  let offset = 0;
  return code
    .split("\n")
    .map((line, index) => {
      const start = offset;
      offset += line.length + 1;
      const isText = texts.some((one) => one.start < start && start <= one.end);
      return index === 0 || isText || !line.startsWith(from) || line.trim() === ""
        ? line
        : to + line.slice(from.length);
    })
    .join("\n");
}

function templateTexts(code: string): { start: number; end: number }[] {
  // In parentheses, so that what is no statement by itself (an object, a call's argument) is read as an expression.
  const file = ts.createSourceFile("code.ts", `(${code})`, ts.ScriptTarget.Latest, true);
  const found: { start: number; end: number }[] = [];
  const visit = (node: TS.Node): void => {
    if (ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      found.push({ start: node.getStart(file) - 1, end: node.end - 2 });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
