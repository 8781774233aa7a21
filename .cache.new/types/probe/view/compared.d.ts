import type { ComparedRun } from "./shapes.ts";
/** What is compared of a run; `null` for what is not a report, or not one that has a curve. It may come from any file. */
export declare function comparedRun(id: string, report: unknown): ComparedRun | null;
