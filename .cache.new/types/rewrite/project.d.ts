/** One file in a ts-morph project in memory: what a rewrite is computed on. Loaded when a fix is asked for. */
import type { SourceFile } from "ts-morph";
import type { Style } from "./style.ts";
/**
 * A source file that can be changed, alone in its project: no other file is looked for, none is written.
 * `fileName` decides between TypeScript, JavaScript and JSX.
 */
export declare function openFile(fileName: string, text: string, style: Style): Promise<SourceFile>;
