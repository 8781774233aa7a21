import type { CheckResult } from "../../rules/finding.ts";
export interface SarifTool {
    version: string;
    /** Where the rules' pages lie; without one they have no address. */
    homepage: string | undefined;
    rules: readonly {
        id: string;
        description: string;
    }[];
}
/** One run, ending with a line break. */
export declare function formatSarif(result: CheckResult, { version, homepage, rules }: SarifTool): string;
