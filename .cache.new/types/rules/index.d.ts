/** The door to the linter: every rule, and the engine that runs them. */
import { type Catalog } from "../catalog/index.ts";
import type { Linter, LinterHost } from "./linter.ts";
import type { Rule } from "./rule.ts";
export declare const rules: readonly Rule[];
/** A linter over the files that a host brings; another catalog than the built-in one, or some of the rules alone, is for tests. */
export declare function createLinter(host: LinterHost, known?: Catalog, checked?: readonly Rule[]): Linter;
