import type { Program } from "../../analysis/program.ts";
import type { Registration } from "../finding.ts";
/** Functions that look as if they registered jobs, for a workspace in which no entry was found. Reads texts only. */
export declare function registrationsIn(program: Program): Registration[];
