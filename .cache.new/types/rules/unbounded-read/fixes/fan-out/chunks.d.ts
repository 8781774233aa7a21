import type { TextEdit } from "../../../../rewrite/edit.ts";
import { type Style } from "../../../../rewrite/style.ts";
import { type FanOut } from "./find.ts";
/** Chunk after chunk, each started when the one before it is done. Null where that would not be the same. */
export declare function inChunks(fanOut: FanOut, atOnce: number, style: Style): TextEdit[] | null;
/** The same, where nobody keeps what the work hands back: rows of a chunk are gone before the next is read. */
export declare function inChunksWithoutResults(fanOut: FanOut, atOnce: number, style: Style): TextEdit[] | null;
