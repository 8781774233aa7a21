import { type TextEdit } from "../../../rewrite/edit.ts";
import type { Wanted } from "../../../rewrite/imports.ts";
import { type Style } from "../../../rewrite/style.ts";
import { type Captured } from "./captures.ts";
import type { Consumer } from "./consumer/consumer.ts";
import type { Reading, Reason, Stream } from "./reading/reading.ts";
import type { FixTarget } from "./target.ts";
export interface StreamPlan {
    reading: Reading;
    consumer: Consumer;
    stream: Stream;
    captured: Captured;
}
/** Plans a stream, or says why there is none as a clause. */
export declare function planStream(reading: Reading): StreamPlan | Reason;
/** The edits of a plan, in offsets of the file's text. Imports are not part of them. */
export declare function streamEdits({ reading, consumer, stream, captured }: StreamPlan, { target, style, imported }: {
    target: FixTarget;
    style: Style;
    imported: (one: Wanted) => string;
}): TextEdit[];
