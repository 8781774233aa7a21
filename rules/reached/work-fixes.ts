/** What every finding on a pool is offered beside a rewrite. */
import type { ts as TS } from "@ts-morph/common";
import type { Finding, Fix } from "../finding.ts";
import type { Sources } from "../rule.ts";
import { suppressEdits } from "../unbounded-read/fixes/suppress.ts";
import type { FixTarget } from "../unbounded-read/fixes/target.ts";

/** The target of a suppression, which asks nothing of a read. */
export function workTarget({ range, file, rule }: Finding, { text, batchSize }: Sources): FixTarget {
  const read = { orm: "", call: "", table: null, key: null };
  return { read, range, fileName: file, text: text(file) ?? "", batchSize, rule };
}

/** The suppression, where a comment can stand above the line. TypeScript has to be loaded. */
export function suppressionOf(finding: Finding, sources: Sources, file: TS.SourceFile, title: string): Fix[] {
  const possible = Array.isArray(suppressEdits(workTarget(finding, sources), file));
  return possible ? [{ kind: "suppress", title, safe: false }] : [];
}
