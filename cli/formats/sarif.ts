/** Findings as SARIF 2.1.0 (OASIS standard), the way from the pool to the read as a code flow. */
import { createHash } from "node:crypto";
import type { CheckResult, Finding, Problem, Severity } from "../../rules/finding.ts";
import { ruleHelp } from "./rule-help.ts";

const levels: Record<Severity, "warning" | "note"> = { warning: "warning", information: "note", hint: "note" };

export interface SarifTool {
  version: string;
  /** Where the rules' pages lie; without one they have no address. */
  homepage: string | undefined;
  rules: readonly { id: string; description: string }[];
}

/** One run, ending with a line break. */
export function formatSarif(result: CheckResult, { version, homepage, rules }: SarifTool): string {
  const ids = rules.map((one) => one.id);
  const seen = new Map<string, number>();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "ORM Memory Lint",
            semanticVersion: version,
            ...(homepage ? { informationUri: homepage } : {}),
            rules: rules.map((one) => rule(one, homepage)),
          },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { SRCROOT: { description: { text: "The working directory of the check." } } },
        invocations: [
          {
            executionSuccessful: !result.problems.some((one) => one.severity === "error"),
            toolExecutionNotifications: result.problems.map(notification),
          },
        ],
        results: result.findings.map((one) => finding(one, ids.indexOf(one.rule), seen)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function rule({ id, description }: { id: string; description: string }, homepage?: string): object {
  const help = ruleHelp(id);
  return {
    id,
    shortDescription: { text: description },
    fullDescription: { text: description },
    help: { text: help, markdown: help },
    ...(homepage ? { helpUri: `${homepage.replace(/\/$/, "")}/docs/rules/${id}.md` } : {}),
    defaultConfiguration: { level: "warning" },
    properties: { tags: ["memory", "performance", "orm"], precision: "high" },
  };
}

function finding(one: Finding, ruleIndex: number, seen: Map<string, number>): object {
  const { start, end } = one.range;
  const region = { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
  const rewrite = one.noFix === null ? [] : [`No automatic rewrite: ${one.noFix}.`];
  const steps = one.path.map((step) => ({
    ...place(step.file, { startLine: step.line, startColumn: step.column }),
    message: { text: step.what },
  }));
  return {
    ruleId: one.rule,
    ruleIndex,
    level: levels[one.severity],
    rank: Math.round(one.confidence * 100),
    message: { text: [one.message, ...one.details, ...rewrite].join(" ") },
    locations: [place(one.file, region)],
    relatedLocations: steps.map((step, index) => ({ id: index + 1, ...step })),
    codeFlows: steps.length === 0 ? [] : [flow(one, steps)],
    partialFingerprints: { "ormMemoryLint/v1": fingerprint(one, seen) },
    properties: {
      confidence: one.confidence,
      concurrency: one.concurrency,
      escape: one.escape,
      orm: one.read?.orm ?? null,
      table: one.read?.table ?? null,
      ...(one.measured ? { measured: one.measured } : {}),
    },
  };
}

function flow(one: Finding, steps: object[]): object {
  const locations = steps.map((location, index) => ({
    location,
    executionOrder: index + 1,
    nestingLevel: index,
    importance: "essential",
  }));
  return {
    message: {
      text: one.read ? `From ${one.entry.library} to ${one.read.call}` : (one.path.at(-1)?.what ?? one.message),
    },
    threadFlows: [{ locations }],
  };
}

function place(file: string, region: object): { physicalLocation: object } {
  const uri = file.split("/").map(encodeURIComponent).join("/");
  return { physicalLocation: { artifactLocation: { uri, uriBaseId: "SRCROOT" }, region } };
}

function notification({ severity, message, file, range }: Problem): object {
  const locations = file !== null && range ? [place(file, { startLine: range.start.line })] : [];
  return {
    level: severity === "hint" ? "note" : severity,
    message: { text: message },
    ...(locations.length ? { locations } : {}),
  };
}

/** The same for the same read when lines above it come and go: made of names, and counted where all of them agree. */
function fingerprint(one: Finding, seen: Map<string, number>): string {
  const { read, entry } = one;
  const names = [
    one.rule,
    one.file,
    read?.orm ?? "",
    read?.call ?? "",
    read?.table ?? "",
    entry.library,
    entry.file,
  ].join("\n");
  const count = (seen.get(names) ?? 0) + 1;
  seen.set(names, count);
  return createHash("sha256").update(`${names}\n${count}`).digest("hex").slice(0, 32);
}
