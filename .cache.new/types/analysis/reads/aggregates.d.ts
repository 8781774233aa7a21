import type { Read } from "../../catalog/index.ts";
import type { Program } from "../program.ts";
import type { Step } from "../values/value.ts";
/** True when every column that a chain selects is a count or a sum, so that one row comes back. */
export declare function givesOneRow(program: Program, steps: readonly Step[], read: Read): boolean;
