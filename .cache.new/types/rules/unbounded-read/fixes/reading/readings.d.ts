/** Which library's words a read is understood by. */
import type { ts as TS } from "@ts-morph/common";
import type { FixTarget } from "../target.ts";
import type { Reading, Reason } from "./reading.ts";
/** The read of a target in its library's words; a reason where there are none for it. */
export declare function readingOf({ read: facts, range }: FixTarget, file: TS.SourceFile): Reading | Reason;
