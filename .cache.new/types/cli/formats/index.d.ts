/** A result in the format that was asked for. */
import type { CheckResult } from "../../rules/finding.ts";
import { type Output } from "../terminal.ts";
export declare const formats: readonly ["text", "json", "sarif", "github"];
export type Format = (typeof formats)[number];
export interface FormatContext {
    output: Output;
    env: NodeJS.ProcessEnv;
    version: string;
    homepage?: string;
    /** The rules of this version. */
    rules: readonly {
        id: string;
        description: string;
    }[];
}
/** The report as one text. */
export declare function formatResult(result: CheckResult, format: Format, { output, env, version, homepage, rules }: FormatContext): string;
