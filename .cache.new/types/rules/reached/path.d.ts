import type { Program } from "../../analysis/program.ts";
import { type Reached } from "../../analysis/reach/node.ts";
import type { ReadSite } from "../../analysis/reads/read.ts";
import type { Scope } from "../../analysis/values/value.ts";
import type { PathStep } from "../finding.ts";
/** How a function is called in sentences: "ReportService.build", "load", "the callback". */
export declare function functionName(program: Program, scope: Scope): string;
/** The way from the entry to the read, one step for each thing that happens. */
export declare function pathOf(program: Program, node: Reached, site: ReadSite, rows: string): PathStep[];
