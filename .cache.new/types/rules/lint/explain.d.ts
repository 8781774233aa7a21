import type { Program } from "../../analysis/program.ts";
import type { Walk } from "../../analysis/reach/walk.ts";
import type { Tables } from "../../analysis/tables/tables.ts";
import type { Settings } from "../configuration.ts";
import type { Explanation } from "../explanation.ts";
import type { Finding } from "../finding.ts";
import { type Rule } from "../rule.ts";
export interface Explained {
    program: Program;
    walk: Walk;
    tables: Tables;
    rules: readonly Rule[];
    settings: Settings;
    /** What the last check found. */
    findings: readonly Finding[];
    /** Only ways through a call in this line are of interest. */
    via?: Via;
}
interface Via {
    file: string;
    line: number;
}
/** Why the reads of a line are reported or not; for a line without one, what its calls are taken for. */
export declare function explainLine(asked: Explained, file: string, line: number): Explanation[];
export {};
