/**
 * What a user can set, in `orm-memory.config.json` or as editor settings `ormMemory.*`. The file format is
 * `schemas/configuration.schema.json`.
 */
import type { EntryKind, Severity } from "./finding.ts";
export type RuleSetting = Severity | "off";
/** How many run at once: a number, an argument of the registering call, or an option inside one ("1.concurrency"). */
export type AtOnce = number | {
    argument: number;
} | {
    option: string;
};
/** A function or base class of the user's own that runs work in a pool. */
export interface PoolEntry {
    /** Module as written in an import, relative to the configuration file, or a package name. */
    module: string;
    export: string;
    /** Index of the argument that is run, or a path into it such as "1.run". For functions. */
    callback?: number | string;
    /** Method that subclasses implement and the pool calls. For base classes. */
    method?: string;
    atOnce?: AtOnce;
    kind?: EntryKind;
}
export interface Settings {
    rules: Record<string, RuleSetting>;
    /** Rules in preview are checked, too. */
    previewRules: boolean;
    /** Globs of files that are not looked at. */
    ignore: string[];
    poolEntries: PoolEntry[];
    /** Globs of files in which nothing is an entry. */
    ignoreEntries: string[];
    /** Tables (any case) that stay small. */
    smallTables: string[];
    /** Functions that answer requests are entries, too. */
    requestHandlers: boolean;
    batchSize: number;
    minimumConfidence: number;
    /** Folder that globs and modules are relative to: the configuration file's, "" for the workspace's own. */
    base: string;
}
export declare const defaultSettings: Settings;
