/** The light bulb: titles at once, edits when one is chosen. */
import { type CodeAction, type CodeActionParams } from "vscode-languageserver/node";
import { type Finding, type FixKind, type Problem } from "../rules/finding.ts";
import type { ClientProfile } from "./client-profile.ts";
import type { RewriteResult } from "./engine-messages.ts";
import type { Place } from "./roots.ts";
/** What the actions need of the rest of the server. */
export interface ActionSource {
    client: ClientProfile;
    locate(uri: string): Place | undefined;
    findings(place: Place): Finding[];
    problems(place: Place): Problem[];
    finding(root: string, key: string): Finding | undefined;
    rewrite(root: string, finding: Finding, kind: FixKind): Promise<RewriteResult>;
    rewriteAll(root: string, path: string): Promise<RewriteResult>;
    uriOf(root: string, path: string): string;
    /** Version and text of an open document; null for a closed one. */
    openDocument(uri: string): {
        version: number;
        text: string;
    } | null;
}
export declare function codeActions(params: CodeActionParams, source: ActionSource): Promise<CodeAction[]>;
/** Fills in the edit. Rejects with a sentence when the fix can't be made any more. */
export declare function resolveAction(action: CodeAction, source: ActionSource): Promise<CodeAction>;
