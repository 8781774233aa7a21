import { Program } from "../../analysis/program.ts";
import { type Walk } from "../../analysis/reach/walk.ts";
import type { Catalog } from "../../catalog/index.ts";
import type { TextEdit } from "../../rewrite/edit.ts";
import { type Settings } from "../configuration.ts";
import type { Explanation } from "../explanation.ts";
import type { CheckResult, Finding, FixKind, Problem } from "../finding.ts";
import type { CheckOptions, Linter, LinterHost } from "../linter.ts";
import { type Rule } from "../rule.ts";
/** The engine behind both mouths. */
export declare class LintEngine implements Linter {
    #private;
    readonly host: LinterHost;
    readonly catalog: Catalog;
    readonly rules: readonly Rule[];
    constructor(host: LinterHost, catalog: Catalog, rules: readonly Rule[]);
    configure(settingsOf: (path: string) => Settings, problems: Problem[]): void;
    setDocument(path: string, text: string | null): void;
    filesChanged(paths: string[]): void;
    check(options?: CheckOptions): Promise<CheckResult>;
    explain(file: string, line: number): Promise<Explanation[] | undefined>;
    /** What the last check walked, for `--explain` and for tests. */
    debug(): {
        walk: Walk;
        program: Program;
    };
    fix(finding: Finding, kind: FixKind): Promise<{
        file: string;
        edits: TextEdit[];
    } | {
        reason: string;
    }>;
}
