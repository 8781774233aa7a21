import type { CachedFile } from "../../analysis/workspace/workspace.ts";
import type { Finding } from "../finding.ts";
/** What is offered for a finding; it follows from its file's text, so it can be kept like facts. */
export type Offer = Pick<Finding, "fixes" | "noFix">;
export interface Cache {
    files: Map<string, CachedFile>;
    /** By the hash of the file's text and what was found in it. */
    offers: Map<string, Offer>;
}
/**
 * The facts cache: a header line, a line with the offers of the last findings, then two lines for each file, what is known without its facts and the facts as they
 * are, so that facts are parsed only when somebody asks. `schemas/facts-cache.schema.json` describes each line.
 */
export declare function readCache(text: string | undefined, words: string): Cache;
export declare function writeCache(files: Iterable<[path: string, file: CachedFile]>, offers: Iterable<[key: string, offer: Offer]>, words: string): Generator<string>;
