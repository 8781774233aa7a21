import type { TextEdit } from "../../../../rewrite/edit.ts";
import { type Style } from "../../../../rewrite/style.ts";
import type { Consumer, Source, Writing } from "./consumer.ts";
import { type Layout } from "./layout.ts";
/** Changes where the rows are read and where they are taken; the offsets are those of the file's text. */
export declare function consumerEdits(consumer: Consumer, source: Source, writing: Writing): TextEdit[];
/** All that is known once a consumer is written. */
export interface Written {
    consumer: Consumer;
    source: Source;
    writing: Writing;
    laid: Layout;
    /** Indentation of the loop. */
    at: string;
    /** Lines that go before it. */
    lines: string[];
}
/** The indentation that a source's statements will have. */
export declare function indentationOf(consumer: Consumer, style: Style): string;
