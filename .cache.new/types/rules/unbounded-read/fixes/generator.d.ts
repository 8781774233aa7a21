/** A generator that a rewrite adds: a function of the module, or a constant of the function around the read. */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../rewrite/edit.ts";
import type { Style } from "../../../rewrite/style.ts";
export interface Generator {
    name: string;
    async: boolean;
    atTop: boolean;
    doc: string;
    /** Lines of its body, without indentation. */
    body: readonly string[];
}
/** The generator as lines. */
export declare function generatorOf({ name, async, atTop, doc, body }: Generator, { indent, semicolon }: Style): string[];
/** A function of the module, below the statement that reads. */
export declare function afterTopStatement(read: TS.Node, lines: string): TextEdit;
