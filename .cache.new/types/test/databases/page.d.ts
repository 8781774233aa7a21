import { type Row } from "./matrix.ts";
import { type Kind } from "./targets/target.ts";
/** Cells of the matrix by target and kind, from whichever run measured the target last. */
export interface Measured {
    /** Users in the table. */
    rows: number;
    targets: Record<string, Partial<Record<Kind, string[]>>>;
}
export declare function measured(): Measured;
/** Keeps what was measured of a target, and writes `docs/rewrites.md` anew. */
export declare function store(id: string, rows: readonly Row[], count: number): void;
/** The page, from the figures and from what targets say of rewrites that they can't have. */
export declare function pageText({ rows, targets: known }: Measured): string;
