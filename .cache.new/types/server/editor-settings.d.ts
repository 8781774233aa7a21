/** The editor's `ormMemory.*` settings of each root, however the client hands them over. */
import { type Connection } from "vscode-languageserver/node";
import type { ClientProfile } from "./client-profile.ts";
export declare const section = "ormMemory";
export interface RootSettings {
    /** False switches the root off. */
    enable: boolean;
    /** The rest, as written. */
    values: unknown;
}
export declare class EditorSettings {
    #private;
    constructor(connection: Connection, client: ClientProfile);
    /** Asks the client to tell of changes, where it wants to be asked. */
    listen(): Promise<void>;
    /** Settings that came with a notification, for clients that can't be asked. */
    received(settings: unknown): void;
    /** Whether what was measured is shown above calls in a document. */
    showsLenses(uri: string): Promise<boolean>;
    of(root: string): Promise<RootSettings>;
}
