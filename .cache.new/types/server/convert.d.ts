/** Findings to LSP and back: the only file that knows both. */
import { type CodeAction, type Diagnostic, type Hover, type Range as LspRange, type WorkspaceEdit } from "vscode-languageserver/node";
import { type Finding, type Fix, type FixKind, type Problem, type Range } from "../rules/finding.ts";
import type { ClientProfile } from "./client-profile.ts";
import type { FileRewrite } from "./engine-messages.ts";
import type { Spot } from "./spots.ts";
export declare const source = "orm-memory";
export declare const fixAllKind: string;
/** What stands in a diagnostic's or an action's `data`: enough to find the finding again. */
export interface FindingData {
    root: string;
    key: string;
    /** Keys of the other findings that the same diagnostic speaks of. */
    others?: string[];
}
export interface ActionData extends FindingData {
    uri: string;
    fix: FixKind | "all";
}
export interface Names {
    /** URI of a file of the finding's root. */
    uriOf(path: string): string;
    /** Page of a rule, when one ships with the server. */
    pageOf(rule: string): string | undefined;
}
/** Stays the same while the finding stays where it is. */
export declare function keyOf(finding: Finding): string;
/** One squiggle for all that is said of one name, with the worst of them in front. */
export declare function toDiagnostic(spot: Spot, root: string, names: Names, client: ClientProfile): Diagnostic;
/** A problem that has no place stands on the first line of its file; a comment that does nothing is shown faded. */
export declare function problemToDiagnostic({ range, severity, message, mend }: Problem): Diagnostic;
/** The change that ends a problem; it is small enough to be handed over at once. */
export declare function toMendAction({ mend }: Problem, diagnostics: Diagnostic[], target: EditTarget): CodeAction | null;
/** Why here, what to do, how sure. The first sentence is the diagnostic's own, which editors show above it. */
export declare function toHover(spot: Spot, names: Names, client: ClientProfile): Hover;
/** Title and kind of a fix, without its edit. `asRewrite` puts it under an editor's refactoring menu instead. */
export declare function toAction(finding: Finding, fix: Fix, diagnostics: Diagnostic[], data: ActionData, asRewrite: boolean): CodeAction;
/** A change of what a read does, as opposed to a comment beside it. */
export declare function isRewrite({ kind }: Fix): boolean;
/** Which text a change is meant for: an open document's of a version, or a file on disk. */
export interface EditTarget {
    uri: string;
    version: number | null;
    client: ClientProfile;
}
export declare function toWorkspaceEdit(rewrite: FileRewrite, target: EditTarget): WorkspaceEdit;
export declare function toRange({ start, end }: Range): LspRange;
/** True when the two touch; a cursor at either end of a name counts. */
export declare function touches(range: Range, other: LspRange): boolean;
export declare function isActionData(data: unknown): data is ActionData;
