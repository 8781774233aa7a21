/** Names that a rewrite needs from a module: used as the file has them, else added to its imports, once. */
import type { ts as TS } from "@ts-morph/common";
import { type TextEdit } from "./edit.ts";
import type { Style } from "./style.ts";
/** An export of a module. `name` is what it is called where nothing else has the name, also for a default export. */
export interface Wanted {
    module: string;
    name: string;
    default?: boolean;
    /** Only its type is used. */
    type?: boolean;
}
export interface Imported {
    /** What to write for each that was wanted: `MoreThan`, `orm.MoreThan`, an alias. */
    names: string[];
    /** Against the file's text; they touch nothing but imports. */
    edits: TextEdit[];
}
/** Makes exports usable in a file, and says what each is written as there. */
export declare function importNames(file: TS.SourceFile, wanted: readonly Wanted[], style: Style): Imported;
