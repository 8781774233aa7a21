import type { FileStamp } from "../rules/linter.ts";
/**
 * Files below a folder that git would not ignore, with their stamps. Symbolic links are not followed, so a loop of them
 * can't hold anybody up; a folder that can't be read is left out.
 */
export declare function listFiles(root: string): FileStamp[];
