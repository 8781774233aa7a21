/** One more name between the braces of an import or of a `require`, in the form that the list has. */
import type { ts as TS } from "@ts-morph/common";
import { type TextEdit } from "./edit.ts";
import type { NameList } from "./loaded.ts";
import { type Style } from "./style.ts";
/** The edit that adds an element; `name` is what it is sorted by. */
export declare function elementEdit(file: TS.SourceFile, statement: TS.Statement, list: NameList, element: {
    text: string;
    name: string;
}, style: Style): TextEdit;
