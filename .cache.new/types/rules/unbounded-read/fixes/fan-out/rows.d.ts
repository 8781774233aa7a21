/** Work that is started for every row of a read at once: `Promise.all(rows.map(async (row) => …))`. */
import type { ts as TS } from "@ts-morph/common";
import type { Range } from "../../../finding.ts";
import { type FanOut } from "./find.ts";
/** The fan-out over the rows of the read whose name stands at a range. */
export declare function fanOutOverRows(file: TS.SourceFile, { start }: Range): FanOut | null;
