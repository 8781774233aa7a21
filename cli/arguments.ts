/** The words after `check`. */
import { parseArgs } from "node:util";
import { nearestName, ruleNames } from "../rules/configuration/index.ts";
import type { FixKind } from "../rules/finding.ts";
import { type Format, formats } from "./formats/index.ts";

export interface CheckArguments {
  paths: string[];
  format: Format;
  config: string | null;
  maxWarnings: number;
  rules: string[];
  allRules: boolean;
  fix: boolean;
  kind: FixKind | null;
  dryRun: boolean;
  explain: string | null;
  baseline: string | null;
  writeBaseline: boolean;
  pruneBaseline: boolean;
  changedSince: string | null;
  cacheDir: string | null;
  cache: boolean;
  help: boolean;
}

/** The user called it the wrong way; the message is one sentence for the terminal. */
export class UsageError extends Error {}

export const checkUsage =
  "check [paths…] [--format text|json|sarif|github] [--config FILE] [--max-warnings N] [--rule ID…] [--all-rules] " +
  "[--fix [--kind KIND]] [--dry-run] [--explain FILE:LINE] [--baseline FILE [--write-baseline|--prune-baseline]] " +
  "[--changed-since REF] [--cache-dir DIR] [--no-cache]";

const fixKinds: readonly FixKind[] = [
  "batch",
  "stream",
  "count",
  "narrow",
  "bound",
  "limit-fan-out",
  "close",
  "suppress",
];

const options = {
  format: { type: "string" },
  config: { type: "string" },
  "max-warnings": { type: "string" },
  rule: { type: "string", multiple: true },
  "all-rules": { type: "boolean" },
  fix: { type: "boolean" },
  kind: { type: "string" },
  "dry-run": { type: "boolean" },
  explain: { type: "string" },
  baseline: { type: "string" },
  "write-baseline": { type: "boolean" },
  "prune-baseline": { type: "boolean" },
  "changed-since": { type: "string" },
  "cache-dir": { type: "string" },
  "no-cache": { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** Reads them. Throws a UsageError that says what was wrong and what to write instead. */
export function readCheckArguments(argv: readonly string[]): CheckArguments {
  const { values, positionals } = parse(argv);
  const format = values.format ?? "text";
  if (!isOneOf(formats, format))
    throw new UsageError(`--format ${format} is not known; there are ${formats.join(", ")}.`);
  for (const rule of values.rule ?? []) {
    if (ruleNames.includes(rule)) continue;
    const near = nearestName(rule, ruleNames);
    throw new UsageError(
      `--rule ${rule} is not a rule${near ? `; did you mean ${near}?` : `; there are ${ruleNames.join(", ")}.`}`,
    );
  }
  const kind = values.kind ?? null;
  if (kind !== null && !isOneOf(fixKinds, kind))
    throw new UsageError(`--kind ${kind} is not known; there are ${fixKinds.join(", ")}.`);
  if (kind !== null && !values.fix) throw new UsageError("--kind chooses what --fix applies; add --fix.");
  if (values["dry-run"] && !values.fix) throw new UsageError("--dry-run shows what --fix would change; add --fix.");
  const writes = values["write-baseline"] ?? false;
  const prunes = values["prune-baseline"] ?? false;
  if ((writes || prunes) && values.baseline === undefined)
    throw new UsageError(`--${writes ? "write" : "prune"}-baseline needs to know the file; add --baseline FILE.`);
  if (writes && prunes) throw new UsageError("--write-baseline writes all findings; there is nothing left to prune.");
  // A part of the findings would be taken for all of them.
  if ((writes || prunes) && (positionals.length || values["changed-since"] !== undefined || values.rule?.length))
    throw new UsageError(
      "A baseline is written for the whole working directory; leave out paths, --rule and --changed-since.",
    );
  return {
    paths: positionals,
    format,
    config: values.config ?? null,
    maxWarnings: wholeNumber(values["max-warnings"] ?? "0"),
    rules: values.rule ?? [],
    allRules: values["all-rules"] ?? false,
    fix: values.fix ?? false,
    kind,
    dryRun: values["dry-run"] ?? false,
    explain: values.explain ?? null,
    baseline: values.baseline ?? null,
    writeBaseline: writes,
    pruneBaseline: prunes,
    changedSince: values["changed-since"] ?? null,
    cacheDir: values["cache-dir"] ?? null,
    cache: !values["no-cache"],
    help: values.help ?? false,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    const wrong = /'(--?[^\s'=]+)/.exec((error as Error).message)?.[1] ?? "";
    const name = wrong.replace(/^--/, "");
    if (Object.hasOwn(options, name)) throw new UsageError(`${wrong} ${needs(name)}.`);
    const near = nearestName(name, Object.keys(options));
    throw new UsageError(
      `${wrong} is not an option of check${near ? `; did you mean --${near}?` : `. Usage: ${checkUsage}`}`,
    );
  }
}

function needs(name: string): string {
  return options[name as keyof typeof options].type === "string" ? "needs a value" : "takes no value";
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new UsageError(`--max-warnings ${text} is not a whole number.`);
  return Number(text);
}

function isOneOf<T extends string>(names: readonly T[], name: string): name is T {
  return (names as readonly string[]).includes(name);
}
