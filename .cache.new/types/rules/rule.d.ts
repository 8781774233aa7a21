import type { Program } from "../analysis/program.ts";
import type { Reached } from "../analysis/reach/node.ts";
import type { Walk } from "../analysis/reach/walk.ts";
import type { ReadSite } from "../analysis/reads/read.ts";
import type { Table } from "../analysis/tables/table.ts";
import type { Tables } from "../analysis/tables/tables.ts";
import type { Rewrite } from "../rewrite/edit.ts";
import type { Settings } from "./configuration.ts";
import type { Finding, FixKind, Severity } from "./finding.ts";
/** A read that runs in a pool, with everything rules ask of it. */
export interface ReachedRead {
    program: Program;
    walk: Walk;
    node: Reached;
    site: ReadSite;
    /** Name of the table as the source has it. */
    table: string | null;
    /** What the workspace's schema or entities say about it. */
    schema: Table | undefined;
    /** What it says of other tables, by their names. */
    tables: Tables;
    settings: Settings;
}
/** What fixes work on. */
export interface Sources {
    /** Text of a file as the user sees it; undefined when it can't be read. */
    text(path: string): string | undefined;
    batchSize: number;
}
/** All work that is reached, for rules on what starts it. */
export interface ReachedWork {
    program: Program;
    walk: Walk;
    /** Every read that is reached, those of one row included. */
    reads: readonly ReachedRead[];
    /** What schemas and entities say of tables. */
    tables: Tables;
    settingsOf(path: string): Settings;
    /** True for a file that the user leaves out of what starts work. */
    isIgnored(path: string): boolean;
}
/** One question about reads or about what runs them: pure, so that the same facts always give the same findings. */
export interface Rule {
    id: string;
    /** What it is about, in a sentence that stands alone. */
    description: string;
    /** Severity of a sure finding. */
    severity: Severity;
    /** Checked only where a setting or a flag asks for it: on real repositories fewer than nine in ten findings were right, or nobody has counted yet. */
    preview?: true;
    /** Findings on one read, none where all is well; fixes are filled in later, by `offer`. */
    check?(read: ReachedRead): Finding[];
    /** Findings on pools, jobs and fan-outs: asked once, with all that they run. */
    checkWork?(work: ReachedWork): Finding[];
    /** Why there is a finding on the way of `node`, or why there is none: sentences, the first of which says which. */
    explain?(read: ReachedRead): string[];
    /** Fixes that can be offered, decided on the texts of the finding's file and its start's alone; and why there is no rewrite. */
    offer(finding: Finding, sources: Sources): Promise<Pick<Finding, "fixes" | "noFix">>;
    /** Edits of one fix against the text of the file that it changes. */
    fix(finding: Finding, kind: FixKind, sources: Sources): Promise<Rewrite>;
}
/** True where a rule is checked: a setting of its own decides, else whether previews are asked for. */
export declare function isOn({ id, preview }: Pick<Rule, "id" | "preview">, settings: Settings): boolean;
/** A rule's own severity is what a setting replaces; what the rule itself graded lower stays so, unless the setting is lower still. */
export declare function severityOf(finding: Finding, rule: Rule, settings: Settings): Severity;
