/** A result in the format that was asked for. */
import type { CheckResult } from "../../rules/finding.ts";
import { type Output, paintFor, widthOf } from "../terminal.ts";
import { formatGithub } from "./github.ts";
import { formatJson } from "./json.ts";
import { formatSarif } from "./sarif.ts";
import { formatText } from "./text.ts";

export const formats = ["text", "json", "sarif", "github"] as const;
export type Format = (typeof formats)[number];

export interface FormatContext {
  output: Output;
  env: NodeJS.ProcessEnv;
  version: string;
  homepage?: string;
  /** The rules of this version. */
  rules: readonly { id: string; description: string }[];
}

/** The report as one text. */
export function formatResult(
  result: CheckResult,
  format: Format,
  { output, env, version, homepage, rules }: FormatContext,
): string {
  if (format === "json") return formatJson(result);
  if (format === "sarif") return formatSarif(result, { version, homepage, rules });
  if (format === "github") return formatGithub(result);
  return formatText(result, { paint: paintFor(output, env), width: widthOf(output) });
}
