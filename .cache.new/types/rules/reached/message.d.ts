import type { EntrySite } from "../../analysis/entries/entry.ts";
import type { RowsFlow } from "../../analysis/flow/rows.ts";
import type { ReachedRead } from "../rule.ts";
import type { Grade } from "./grade.ts";
/** How many run at once, as the end of a sentence: "in up to 8 workers at once". */
export declare function atOncePhrase(entry: EntrySite): string;
/** Which rows: "every `order` row that is `paid`". */
export declare function rowsPhrase({ table, site }: ReachedRead, grade: Grade): string;
/** "a", "a and b", "a, b and c". */
export declare const listed: (words: readonly string[]) => string;
/** The first sentence; it stands alone. */
export declare function messageOf(read: ReachedRead, grade: Grade): string;
/** Why nothing limits the read. */
export declare function whyPhrase({ site, program }: ReachedRead, grade: Grade, missing: string[]): string;
/** What becomes of the rows, and so how many result sets are alive together. */
export declare function flowPhrase(entry: EntrySite, flow: RowsFlow): string;
