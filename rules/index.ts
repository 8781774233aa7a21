/** The door to the linter: every rule, and the engine that runs them. */
import { type Catalog, catalog } from "../catalog/index.ts";
import { LintEngine } from "./lint/engine.ts";
import type { Linter, LinterHost } from "./linter.ts";
import { rowsEscape } from "./rows-escape/rule.ts";
import type { Rule } from "./rule.ts";
import { unboundedRead } from "./unbounded-read/rule.ts";

export const rules: readonly Rule[] = [unboundedRead, rowsEscape];

/** A linter over the files that a host brings; another catalog than the built-in one, or some of the rules alone, is for tests. */
export function createLinter(host: LinterHost, known: Catalog = catalog, checked: readonly Rule[] = rules): Linter {
  return new LintEngine(host, known, checked);
}
