/** Which settings hold for a file: the same answer for the editor and the terminal. */
import type { Settings } from "../configuration.ts";
import type { Problem } from "../finding.ts";
export interface SettingsSources {
    /** Text of a workspace file, an open document's where there is one; undefined when there is no such file. */
    readFile: (path: string) => string | undefined;
    /** Weaker than any file: the editor's settings, checked already. */
    editor?: Partial<Settings>;
    /** Stronger than any file: the command line's. */
    flags?: Partial<Settings>;
    /** One file that counts for everything, in place of the nearest; given as what it said. */
    only?: Partial<Settings>;
}
export interface ResolvedSettings {
    settingsOf: (path: string) => Settings;
    /** Of the files read so far: each file's sentences stand here once, from the first question that touched it. */
    problems: Problem[];
}
/** Settings by file. Each folder is looked at once; ask again with fresh sources after a configuration changed. */
export declare function resolveSettings({ readFile, editor, flags, only }: SettingsSources): ResolvedSettings;
