import { type CheckResult } from "../../rules/finding.ts";
import { type Paint } from "../terminal.ts";
export interface TextOptions {
    paint: Paint;
    width: number;
}
/** The whole report, ending with a line break. */
export declare function formatText(result: CheckResult, { paint, width }: TextOptions): string;
