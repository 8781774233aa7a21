import { type ComparisonRow } from "../probe/index.ts";
import { type ProbeIo } from "./probe-io.ts";
import type { TextStyle } from "./probe-summary.ts";
/** Runs as a table with a small curve each; the first run is what the others are measured against. */
export declare function compareTable(runs: readonly ComparisonRow[], { width, colour }: TextStyle): string;
/** `probe --compare`: shows reports side by side on standard output. Throws CannotProbe for a file that is no report. */
export declare function compareCommand(files: readonly string[], { cwd, env }: Required<ProbeIo>): number;
