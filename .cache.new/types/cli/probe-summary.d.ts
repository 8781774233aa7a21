import { type ProbeReport } from "../probe/index.ts";
/** How the terminal wants its text. */
export interface TextStyle {
    width: number;
    colour: boolean;
}
/**
 * What the terminal shows at a run's end: a small chart and a line for each thing that is known. `reportPath` is shown
 * as it is given.
 */
export declare function summarise(report: ProbeReport, reportPath: string | null, { width, colour }: TextStyle): string;
