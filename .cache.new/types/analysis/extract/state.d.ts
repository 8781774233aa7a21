import type { ts as TS } from "@ts-morph/common";
import type { At } from "../facts.ts";
import { FileWalk } from "./walk.ts";
/** The walk over a TypeScript or JavaScript file. */
export declare class Extraction extends FileWalk {
    readonly ts: typeof TS;
    readonly file: TS.SourceFile;
    constructor(ts: typeof TS, file: TS.SourceFile);
    start(node: TS.Node): At;
}
