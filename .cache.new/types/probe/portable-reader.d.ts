import type { TreeReader } from "./tree-reader.ts";
/**
 * Reads the tree of `root` where there is no /proc: `pidtree` for who belongs to it, `pidusage` for resident sizes. Both
 * ask a program of the system (`ps`, or PowerShell on Windows) each time, hence the long interval, and neither tells a high-water mark or which
 * pages are shared.
 */
export declare function portableReader(root: number): TreeReader;
