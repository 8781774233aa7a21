import type { Finding, Problem } from "../finding.ts";
/** The comments of all files of one check. */
export declare class Suppressed {
    #private;
    readonly textOf: (path: string) => string | undefined;
    constructor(textOf: (path: string) => string | undefined);
    /** Is the finding silenced? The comment that does it is remembered. */
    silences({ file, rule, range }: Finding): boolean;
    /**
     * Comments of a file that name no rule, silence nothing any more or give no reason. `isChecked` says of which rules it is known
     * that there is nothing to silence.
     */
    problems(file: string, isChecked: (rule: string) => boolean): Problem[];
}
