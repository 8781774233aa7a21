/** `check --explain FILE:LINE`: why the reads of a line are reported, or why they are not. */
import { statSync } from "node:fs";
import { posix, resolve } from "node:path";
import type { Explanation } from "../rules/explanation.ts";
import { explanationText } from "../rules/explanation-text.ts";
import type { Linter } from "../rules/linter.ts";
import { UsageError } from "./arguments.ts";
import type { Format } from "./formats/index.ts";
import type { Scope } from "./paths.ts";
import { type Output, paintFor, widthOf } from "./terminal.ts";

/** Raised when the form of `--explain --format json` changes; described in schemas/explanation.schema.json. */
const explanationVersion = 1;

interface Place {
  path: string;
  line: number;
}

/** "src/a.ts:9" or "src/a.ts:9:26"; `null` for anything else. */
export function placeIn(text: string): Place | null {
  const match = /^(.+?):(\d+)(?::\d+)?$/.exec(text);
  return match && Number(match[2]) >= 1 ? { path: match[1]!, line: Number(match[2]) } : null;
}

/** The same; throws a UsageError for anything else. */
export function explainedPlace(text: string): Place {
  const place = placeIn(text);
  if (!place)
    throw new UsageError(`--explain ${text} names no line; write --explain FILE:LINE, as in src/report.ts:9.`);
  return place;
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
      : explanationText(explanations, widthOf(io.stdout), paintFor(io.stdout, io.env)),
  );
  return 0;
}

function seenFrom(one: Explanation, prefix: string): Explanation {
  if (prefix === "") return one;
  const seen = (file: string) => posix.normalize(prefix + file);
  const ways = one.ways.map((way) => ({ ...way, steps: way.steps.map((s) => ({ ...s, file: seen(s.file) })) }));
  return { ...one, file: seen(one.file), ways };
}
