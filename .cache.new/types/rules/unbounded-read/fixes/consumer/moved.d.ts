/** Text of the program that moves to another place: with other names in it and another indentation. */
import type { ts as TS } from "@ts-morph/common";
import { type TextEdit } from "../../../../rewrite/edit.ts";
/** The text of a node for a line that is indented by `to`. */
export declare function movedNode(node: TS.Node, to: string, edits?: readonly TextEdit[]): string;
/** A part of a node's text, `from` one indentation `to` another; lines inside of a template stay as they are. */
export declare function movedText(node: TS.Node, start: number, end: number, from: string, to: string, edits?: readonly TextEdit[]): string;
/** Gives names another name wherever they stand for a value below the node. */
export declare function renameEdits(node: TS.Node, names: ReadonlyMap<string, string>): TextEdit[];
/** Every name that stands for a value in one of the nodes, or is bound there. */
export declare function namesIn(nodes: readonly TS.Node[]): Set<string>;
