/** Explanations for people, the same in the terminal and in the editor. */
import type { Explanation } from "./explanation.ts";
import { wrap } from "./wrap.ts";

export interface ExplanationPaint {
  bold(text: string): string;
  dim(text: string): string;
}

const plain: ExplanationPaint = { bold: (text) => text, dim: (text) => text };

/** The whole answer for a line; `width` in characters. */
export function explanationText(explanations: readonly Explanation[], width: number, paint = plain): string {
  return explanations.map((one) => textOf(one, width, paint)).join("\n");
}

const share = (value: number): string => (value === 1 ? "1" : value.toFixed(2));

function textOf(one: Explanation, width: number, paint: ExplanationPaint): string {
  const at = one.column === null ? `${one.file}:${one.line}` : `${one.file}:${one.line}:${one.column}`;
  const lines = [paint.bold(at)];
  for (const sentence of one.sentences) lines.push(...wrap(sentence, width - 2).map((l) => `  ${l}`));
  one.ways.forEach((way, index) => {
    const title = index === 0 ? "The way to it" : "Another way";
    lines.push("", `  ${title}, with what each step leaves of the confidence (${share(way.confidence)} in all):`);
    const places = way.steps.map((s) => `${s.file}:${s.line}`);
    const widest = Math.min(48, Math.max(...places.map((p) => p.length)));
    way.steps.forEach((step, i) => {
      const head = `  ${share(step.factor).padStart(4)}  ${places[i]!.padEnd(widest)}  `;
      const [first = "", ...rest] = wrap(step.what, Math.max(24, width - head.length));
      lines.push(`${paint.dim(head)}${first}`, ...rest.map((l) => " ".repeat(head.length) + l));
    });
  });
  return `${lines.join("\n")}\n`;
}
