import type { Finding, Severity } from "../rules/finding.ts";

/** The findings of all rules under one name, worst first: an editor shows them as one. */
export type Spot = readonly [Finding, ...Finding[]];

const rank: Record<Severity, number> = { warning: 0, information: 1, hint: 2 };

/** Findings of one file by where they stand, in the order of their places; equally bad ones keep the order they come in. */
export function spotsOf(findings: readonly Finding[]): Spot[] {
  const spots = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const { line, column } = finding.range.start;
    const spot = spots.get(`${line}:${column}`);
    if (spot) spot.push(finding);
    else spots.set(`${line}:${column}`, [finding]);
  }
  for (const spot of spots.values()) spot.sort((a, b) => rank[a.severity] - rank[b.severity]);
  return [...spots.values()];
}
