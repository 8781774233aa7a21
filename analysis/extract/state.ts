import type { ts as TS } from "@ts-morph/common";
import type { At } from "../facts.ts";
import { FileWalk } from "./walk.ts";

/** The walk over a TypeScript or JavaScript file. */
export class Extraction extends FileWalk {
  constructor(
    readonly ts: typeof TS,
    readonly file: TS.SourceFile,
  ) {
    super(file.getLineStarts());
  }

  start(node: TS.Node): At {
    return this.at(node.getStart(this.file));
  }
}
