import { formatBytes, formatCount, type ProbeReport } from "../probe/index.ts";
import { heaviestSite, placeAndFunction } from "./probe-queries.ts";

/** The one line on a budget that was passed: by how much, and what was in flight. `null` when it was kept, or there is none. */
export function budgetSentence(report: ProbeReport): string | null {
  const { budget } = report;
  if (!budget?.exceeded) return null;
  const heaviest = heaviestSite(report);
  const rows = heaviest && formatCount(heaviest.site.maxRows);
  const what = heaviest
    ? ` At the peak: ${placeAndFunction(heaviest.site)}, ${rows} rows, ${heaviest.site.concurrencyMax} at once.`
    : "";
  return `Memory budget passed: ${formatBytes(budget.measured)} used, ${formatBytes(budget.bytes)} allowed.${what}`;
}

// Characters that XML 1.0 has no way to write are left out.
const escaped = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/\n/g, "&#10;");

/** The budget as a JUnit report of one test case, which CI servers show among the tests. */
export function budgetJunit(report: ProbeReport): string {
  const sentence = budgetSentence(report);
  const seconds = (report.run.wallMs / 1000).toFixed(3);
  const name = escaped(`memory budget: ${report.run.command.join(" ")}`);
  const failure = sentence === null ? "" : `<failure type="memory-budget" message="${escaped(sentence)}"/>`;
  const failed = sentence === null ? 0 : 1;
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="orm-memory-lint" tests="1" failures="${failed}" time="${seconds}">
  <testsuite name="probe" tests="1" failures="${failed}" time="${seconds}" timestamp="${report.run.startedAt}">
    <testcase classname="orm-memory-lint.probe" name="${name}" time="${seconds}">${failure}</testcase>
  </testsuite>
</testsuites>
`;
}
