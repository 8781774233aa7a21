/** How long a line gets before it is broken, and how what is broken ends. */
import type { ts as TS } from "@ts-morph/common";
/** May a line of code be so long? */
export declare function fits(length: number): boolean;
/**
 * The comma after the last of several lines, where the file writes it. Who writes none after arguments may write one in
 * lists; where the file shows neither, it is as Prettier has it.
 */
export declare function trailingComma(file: TS.SourceFile, of: "list" | "arguments"): "," | "";
