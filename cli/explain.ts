/** `check --explain FILE:LINE`: why the reads of a line are reported, or why they are not. */
import { statSync } from "node:fs";
import { posix, resolve } from "node:path";
import type { Explanation } from "../rules/explanation.ts";
import type { Linter } from "../rules/linter.ts";
import { UsageError } from "./arguments.ts";
import type { Format } from "./formats/index.ts";
import type { Scope } from "./paths.ts";
import { type Output, type Paint, paintFor, widthOf, wrap } from "./terminal.ts";

/** Raised when the form of `--explain --format json` changes; described in schemas/explanation.schema.json. */
const explanationVersion = 1;

interface Place {
  path: string;
  line: number;
}

/** "src/a.ts:9" or "src/a.ts:9:26". Throws a UsageError for anything else. */
export function explainedPlace(text: string): Place {
  const match = /^(.+?):(\d+)(?::\d+)?$/.exec(text);
  if (!match || Number(match[2]) < 1)
    throw new UsageError(`--explain ${text} names no line; write --explain FILE:LINE, as in src/report.ts:9.`);
  return { path: match[1]!, line: Number(match[2]) };
}

/** Writes the answer and returns the exit status: 0, whatever the answer is; an explanation fails no build. */
export async function explainPlace(
  linter: Linter,
  { path, line }: Place,
  scope: Scope,
  format: Format,
  io: { cwd: string; env: NodeJS.ProcessEnv; stdout: Output },
): Promise<number> {
  if (!statSync(resolve(io.cwd, path), { throwIfNoEntry: false })?.isFile())
    throw new UsageError(`--explain ${path}:${line}: there is no file ${path} here.`);
  if (format !== "text" && format !== "json")
    throw new UsageError(`--explain is told as text or json, not as ${format}.`);
  const found = await linter.explain(scope.only[0] ?? path, line);
  if (!found)
    throw new UsageError(
      `--explain ${path}:${line}: this file is not looked at; it is no TypeScript or JavaScript source, or \`ignore\` or .gitignore leaves it out.`,
    );
  const explanations = found.map((one) => seenFrom(one, scope.prefix));
  io.stdout.write(
    format === "json"
      ? `${JSON.stringify({ version: explanationVersion, explanations }, null, 2)}\n`
      : explanations.map((one) => textOf(one, paintFor(io.stdout, io.env), widthOf(io.stdout))).join("\n"),
  );
  return 0;
}

function seenFrom(one: Explanation, prefix: string): Explanation {
  if (prefix === "") return one;
  const seen = (file: string) => posix.normalize(prefix + file);
  const ways = one.ways.map((way) => ({ ...way, steps: way.steps.map((s) => ({ ...s, file: seen(s.file) })) }));
  return { ...one, file: seen(one.file), ways };
}

const share = (value: number): string => (value === 1 ? "1" : value.toFixed(2));

function textOf(one: Explanation, paint: Paint, width: number): string {
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
