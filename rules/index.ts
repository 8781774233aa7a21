/** The door to the linter: every rule, and the engine that runs them. */
import { type Catalog, catalog } from "../catalog/index.ts";
import { accumulatedPages } from "./accumulated-pages/rule.ts";
import { bufferedStream } from "./buffered-stream/rule.ts";
import { idleConnections } from "./idle-connections/rule.ts";
import { inMemoryWork } from "./in-memory-work/rule.ts";
import { limitNotInSql } from "./limit-not-in-sql/rule.ts";
import { LintEngine } from "./lint/engine.ts";
import type { Linter, LinterHost } from "./linter.ts";
import { poolMemoryLimit } from "./pool-memory-limit/rule.ts";
import { poolNotClosed } from "./pool-not-closed/rule.ts";
import { relationExplosion } from "./relation-explosion/rule.ts";
import { rowsEscape } from "./rows-escape/rule.ts";
import { rowsHeldAcrossAwait } from "./rows-held-across-await/rule.ts";
import type { Rule } from "./rule.ts";
import { unboundedFanOut } from "./unbounded-fan-out/rule.ts";
import { unboundedRead } from "./unbounded-read/rule.ts";
import { wideSelect } from "./wide-select/rule.ts";

export const rules: readonly Rule[] = [
  unboundedRead,
  rowsEscape,
  rowsHeldAcrossAwait,
  limitNotInSql,
  relationExplosion,
  bufferedStream,
  accumulatedPages,
  wideSelect,
  poolNotClosed,
  poolMemoryLimit,
  idleConnections,
  inMemoryWork,
  unboundedFanOut,
];

/** A linter over the files that a host brings; another catalog than the built-in one, or some of the rules alone, is for tests. */
export function createLinter(host: LinterHost, known: Catalog = catalog, checked: readonly Rule[] = rules): Linter {
  return new LintEngine(host, known, checked);
}
