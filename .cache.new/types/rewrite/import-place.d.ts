/** Where a new import goes: into the group of its kind, in the order of that group, and never above what has to run first. */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "./edit.ts";
/** The edit that writes the statement. */
export declare function placeOf(file: TS.SourceFile, module: string, statement: string): TextEdit;
