/** For tests: a program over files that are only text. */
import { type Catalog } from "../catalog/index.ts";
import { Program } from "./program.ts";
export type Files = Record<string, string>;
export declare function programOf(files: Files, known?: Catalog): Program;
