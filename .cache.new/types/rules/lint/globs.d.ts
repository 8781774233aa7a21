import type { Settings } from "../configuration.ts";
/** One list of globs of the settings, compiled once for each settings object. */
export declare class Globs {
    #private;
    readonly pick: (settings: Settings) => string[];
    constructor(pick: (settings: Settings) => string[]);
    /** True when a workspace-relative path fits one of the globs, which are relative to the settings' own folder. */
    match(path: string, settings: Settings): boolean;
}
