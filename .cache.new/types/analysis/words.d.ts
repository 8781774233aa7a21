import type { Catalog, Pool } from "../catalog/index.ts";
import type { WordsByLanguage } from "./workspace/scan.ts";
/** The prefilter's words, all of them from the catalog, so that a new ORM or pool needs no change here. */
export declare function wordsOf(catalog: Catalog): WordsByLanguage;
/** Methods of a queue and the like that take a callback on a value made elsewhere: `queue.process`. */
export declare function handNames(pool: Pool): Set<string>;
