import type { Measurement } from "./measure.ts";
import type { Proof } from "./proof.ts";
import type { Prepared } from "./suite.ts";
import type { Kind } from "./targets/target.ts";
export interface Row {
    prepared: Prepared;
    kind: Kind;
    proofs: readonly Proof[];
    measured: Measurement | null;
}
export declare const headings: string[];
/** Everything that is wrong with a row: what has to be red. */
export declare function failuresOf({ kind, proofs, measured }: Row): string[];
export declare function cells(row: Row): string[];
/** A table in Markdown, which a terminal shows as well. */
export declare function table(rows: readonly (readonly string[])[]): string;
/** One line while it runs. */
export declare function line(row: Row): string;
