/**
 * Fixes of `unbounded-read`. What is offered is decided on a bare syntax tree, cheaply, for every finding; the edits of
 * one fix are computed on ts-morph when somebody asks for them. Both follow the same plan, so they can't disagree.
 */
import type { ts as TS } from "@ts-morph/common";
import { type Rewrite } from "../../../rewrite/edit.ts";
import type { Fix, FixKind } from "../../finding.ts";
import type { FixTarget } from "./target.ts";
export type { FixTarget } from "./target.ts";
/** What can be offered for a finding, best first; `noFix` is why there is no rewrite, null when there is one. */
export interface Offer {
    fixes: Fix[];
    noFix: string | null;
}
/**
 * Decides what to offer. `file` is the target's text, parsed by `ts.createSourceFile` with parent pointers.
 * `prepareFixes` has to have been awaited once. Never throws for a text it does not understand: it offers less.
 */
export declare function offerFixes(target: FixTarget, file: TS.SourceFile): Offer;
/** What a rule offers that has one fix of its own, of those that change a read; `ends` says that its finding is gone then. */
export declare function offerOne(target: FixTarget, file: TS.SourceFile, kind: FixKind, ends: boolean): Offer;
/** Loads what `offerFixes` needs. */
export declare function prepareFixes(): Promise<void>;
/**
 * Edits of one fix against the target's text, small and parsed again; or the reason why there are none. Loads ts-morph.
 * A kind that this rule does not have gives a reason, too.
 */
export declare function computeFix(target: FixTarget, kind: FixKind): Promise<Rewrite>;
