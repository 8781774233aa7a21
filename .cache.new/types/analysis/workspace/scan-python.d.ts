import { type Scan, type Words } from "./scan.ts";
/** What can be told of a Python file without parsing it. */
export declare function scanPython(path: string, text: string, words: Words): Scan;
