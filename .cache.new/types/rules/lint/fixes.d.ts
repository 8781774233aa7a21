import type { PythonParser } from "../../analysis/extract/python/tree.ts";
import type { Workspace } from "../../analysis/workspace/workspace.ts";
import type { Rewrite } from "../../rewrite/edit.ts";
import type { Settings } from "../configuration.ts";
import type { Finding, FixKind } from "../finding.ts";
import type { LinterHost } from "../linter.ts";
import type { Rule } from "../rule.ts";
import type { Cache } from "./cache.ts";
/** What fixes are worked out with. */
export interface FixesOf {
    host: LinterHost;
    rules: readonly Rule[];
    workspace: Workspace;
    settingsOf(path: string): Settings;
}
/** What is offered for findings, each worked out once, and the edits of what is chosen. */
export declare class Fixes {
    #private;
    /** Offers by the hash of all that they depend on. */
    offers: Cache["offers"];
    constructor(of: FixesOf);
    /** Offers that a finding of the last checks had. */
    get kept(): Cache["offers"];
    /** What can be offered depends on the texts and the facts of the read and its start alone, so it is worked out once for each of them. */
    offer(finding: Finding): Promise<void>;
    /** Edits of one fix, or why there are none. */
    fix(finding: Finding, kind: FixKind): Promise<Rewrite>;
    /** The parser for Python, started when it is first asked for. */
    pythonParser(): Promise<PythonParser>;
}
