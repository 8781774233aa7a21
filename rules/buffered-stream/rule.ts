import { type Gathered, gatheredBy } from "../../analysis/flow/gathered.ts";
import { languageOf } from "../../analysis/language.ts";
import { isElsewhere } from "../../analysis/reach/elsewhere.ts";
import { tableOf } from "../../analysis/reads/places.ts";
import { sqlTable } from "../../analysis/reads/sql.ts";
import { isBuffered, type StreamSite, streamsIn } from "../../analysis/reads/streams.ts";
import type { Finding } from "../finding.ts";
import { atOncePhrase, flowPhrase, rowsPhrase } from "../reached/message.ts";
import { readFinding } from "../reached/read-finding.ts";
import { worstVerdict } from "../reached/verdict.ts";
import type { ReachedRead, ReachedWork, Rule } from "../rule.ts";
import { commentOnly } from "../suppression-fix.ts";

const ruleId = "buffered-stream";

export const bufferedStream: Rule = {
  id: ruleId,
  description: "A stream of rows ends in one array, or its driver holds all of them anyway.",
  severity: "warning",
  preview: true,
  checkWork,
  ...commentOnly(),
};

function checkWork({ program, walk, tables, settingsOf }: ReachedWork): Finding[] {
  const findings: Finding[] = [];
  for (const node of walk.reached.values()) {
    const { file } = node.scope;
    if (program.workspace.isQuiet(file) || !program.workspace.mayRead(file)) continue;
    for (const found of streamsIn(program, node.scope)) {
      const { site } = found;
      if (
        program.workspace.isQuiet(site.scope.file) ||
        isElsewhere(program, node, program.evaluator.fn(site.scope).calls[found.call]!)
      )
        continue;
      const table = tableOf(program, site) ?? sqlTable(program, site);
      const schema = table === null ? undefined : tables.ofRead(site, table);
      const finding = judged({ program, walk, node, site, table, schema, tables, settings: settingsOf(file) }, found);
      if (finding) findings.push(finding);
    }
  }
  return findings;
}

function judged(read: ReachedRead, found: StreamSite): Finding | null {
  const { program, site } = read;
  const gathered = gatheredBy(program, found);
  const buffers = gathered === undefined && isBuffered(program, found) ? found.stream.buffers : undefined;
  const verdict = gathered === undefined && !buffers ? null : worstVerdict(read);
  if (!verdict) return null;
  const { finding, grade, flow } = verdict;
  const { entry } = verdict.read.node;
  const rows = rowsPhrase(verdict.read, grade);
  const list = languageOf(site.scope.file) === "python" ? "list" : "array";
  const message = buffers ? inSpite(rows, site.name, buffers) : `Streams ${rows} into one ${list}`;
  return readFinding(verdict.read, {
    rule: ruleId,
    severity: buffers?.partly ? "information" : finding.severity,
    confidence: finding.confidence,
    place: { file: site.scope.file, at: site.at, name: site.name },
    message: `${message}, ${atOncePhrase(entry)}.`,
    details: [buffers ? whyBuffered(buffers) : whyOf(gathered!, list), flowPhrase(entry, flow)],
    reads: rows,
    flow,
    noFix: buffers?.instead ?? `the ${list} takes all rows: work on each where it comes, or hand it on`,
  });
}

type Buffers = NonNullable<StreamSite["stream"]["buffers"]>;

const inSpite = (rows: string, name: string, { partly }: Buffers): string =>
  partly ? `Holds ${rows} in the driver in spite of \`${name}\`` : `Loads ${rows} into memory in spite of \`${name}\``;

const whyBuffered = ({ partly, why }: Buffers): string =>
  partly ? `Only what is made of the rows comes in parts: ${why}.` : `The stream saves no memory: ${why}.`;

function whyOf(gathered: Gathered, list: string): string {
  const pushed = list === "list" ? "Each row is appended to" : "Each row is pushed into";
  const how = { spread: "The stream is spread into", collected: "The stream is collected into", pushed }[gathered];
  return `${how} ${list === "list" ? "a list" : "an array"}, which holds all rows at the end, as a plain read would.`;
}
